import type { Point, Size } from '../../../electron/shared/render/geometry.ts';
import type { LayerPlace } from '../../../electron/shared/render/motion.ts';
import type { EditName } from '../../../electron/shared/timeline/edits/index.ts';
import { boxOf, pointInPicture, sideInFrame, wayBetween, type Side } from './boxGeometry.ts';
import { croppedPlace, fixedPoint, movedPlace, scaledPlace, turnedPlace } from './placeChanges.ts';
import { placeSettings } from './placeSettings.ts';
import { anchorWords, cropWords, positionWords, rotationWords, scaleWords } from './readout.ts';
import type { ShownClip } from './shownClip.ts';
import { caughtOnRay, caughtPoint, caughtTurn, caughtWay, nothingCaught, type Caught, type Lines } from './snapping.ts';

/** What is dragged on the picture. */
export type Grip =
	| { readonly type: 'move' }
	/** `isExact` is false where the handle is shown nearer than it is. */
	| { readonly type: 'scale'; readonly side: Side; readonly isExact: boolean }
	| { readonly type: 'turn' }
	| { readonly type: 'anchor' }
	| { readonly type: 'crop'; readonly side: Side };

export type DragKeys = { readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean };

/** A drag as it stands: points in pixels of the frame. `turned` is how far the pointer has gone round the anchor. */
export type Drag = { readonly grip: Grip; readonly shown: ShownClip; readonly from: Point; readonly to: Point; readonly turned: number };

/** What lies around a drag. `reach` is how near a line catches, in pixels of the frame; 0: nothing does. */
export type DragSurroundings = { readonly frame: Size; readonly lines: Lines; readonly reach: number };

/** What a drag comes to: the one edit it would send (null: none), what was caught, and the words at the pointer. */
export type DragResult = { readonly edit: { readonly name: EditName; readonly args: unknown } | null; readonly caught: Caught; readonly words: string };

const ofPlace = ({ clip, place, local }: ShownClip, next: LayerPlace, caught: Caught, words: string): DragResult => {
	const settings = placeSettings(clip.id, place, next, local);
	return { edit: settings.length === 0 ? null : { name: 'setProperties', args: { settings } }, caught, words };
};

const moved = ({ shown, from, to }: Drag, { shiftKey }: DragKeys, { frame, lines, reach }: DragSurroundings): DragResult => {
	const raw = wayBetween(from, to);
	// With Shift it keeps to the direction it mainly goes.
	const isAcross = Math.abs(raw.x) >= Math.abs(raw.y);
	const way = { x: shiftKey && !isAcross ? 0 : Math.round(raw.x), y: shiftKey && isAcross ? 0 : Math.round(raw.y) };
	const { corners } = boxOf(shown.picture, shown.place, frame).geometry;
	const free = reach === 0 ? { way, caught: nothingCaught } : caughtWay(corners, way, lines, reach);
	const kept = shiftKey
		? { way: { x: isAcross ? free.way.x : 0, y: isAcross ? 0 : free.way.y }, caught: { x: isAcross ? free.caught.x : null, y: isAcross ? null : free.caught.y } }
		: free;
	const next = movedPlace({ ...shown, frame }, kept.way);
	return ofPlace(shown, next, kept.caught, positionWords(next, frame));
};

const scaled = ({ shown, from, to, grip }: Drag & { grip: Extract<Grip, { type: 'scale' }> }, { shiftKey, altKey }: DragKeys, { frame, lines, reach }: DragSurroundings): DragResult => {
	const begun = { ...shown, frame };
	const { side } = grip;
	const handle = grip.isExact ? sideInFrame(boxOf(shown.picture, shown.place, frame).geometry, side) : from;
	const raw = { x: handle.x + to.x - from.x, y: handle.y + to.y - from.y };
	const isRay = side.x !== 0 && side.y !== 0 && !shiftKey;
	const canCatch = reach > 0 && grip.isExact && (isRay || shown.place.transform.rotation % 90 === 0);
	const catching = () => isRay ? caughtOnRay(fixedPoint(begun, side, altKey), handle, raw, lines, reach) : caughtPoint(raw, side, lines, reach);
	const { to: end, caught } = canCatch ? catching() : { to: raw, caught: nothingCaught };
	const next = scaledPlace(begun, { side, from: handle, to: end, isFree: shiftKey, isOpposite: altKey });
	return ofPlace(shown, next, caught, scaleWords(shown.picture, next, frame));
};

const anchored = ({ shown, to }: Drag, { frame, reach }: DragSurroundings): DragResult => {
	const { matrix } = boxOf(shown.picture, shown.place, frame).geometry;
	const point = pointInPicture(matrix, to);
	const sidePixels = { x: Math.hypot(matrix.a, matrix.b), y: Math.hypot(matrix.c, matrix.d) };
	// Corners, the middles of edges, and the centre.
	const near = (axis: 'x' | 'y') => [0, 0.5, 1].find(place => Math.abs(place - point[axis]) * sidePixels[axis] <= reach);
	const [x, y] = [near('x'), near('y')];
	const anchor = {
		x: Math.max(-4, Math.min(4, Math.round(((x !== undefined && y !== undefined ? x : point.x) - 0.5) * 1e4) / 1e4)),
		y: Math.max(-4, Math.min(4, Math.round(((x !== undefined && y !== undefined ? y : point.y) - 0.5) * 1e4) / 1e4)),
	};
	return { edit: { name: 'moveAnchor', args: { clipId: shown.clip.id, time: shown.local, anchorX: anchor.x, anchorY: anchor.y } }, caught: nothingCaught, words: anchorWords(anchor) };
};

/** What a drag on the picture comes to. Shift: moves straight, scales freely, turns by steps. Alt: scales about the opposite side, crops both sides. */
export const dragResult = (drag: Drag, keys: DragKeys, around: DragSurroundings): DragResult => {
	const { grip, shown, from, to } = drag;
	switch (grip.type) {
		case 'move': return moved(drag, keys, around);
		case 'scale': return scaled({ ...drag, grip }, keys, around);
		case 'anchor': return anchored(drag, around);
		case 'turn': {
			const next = turnedPlace({ ...shown, frame: around.frame }, caughtTurn(shown.place.transform.rotation, drag.turned, { isStepped: keys.shiftKey, isSnapping: around.reach > 0 }));
			return ofPlace(shown, next, nothingCaught, rotationWords(next));
		}
		case 'crop': {
			const next = croppedPlace({ ...shown, frame: around.frame }, grip.side, wayBetween(from, to), keys.altKey);
			return ofPlace(shown, next, nothingCaught, cropWords(shown.picture, next));
		}
	}
};

/** How far a pointer went round a centre, in degrees clockwise, −180…180. */
export const turnBetween = (centre: Point, from: Point, to: Point): number => {
	const angle = (point: Point) => Math.atan2(point.y - centre.y, point.x - centre.x) * 180 / Math.PI;
	return ((angle(to) - angle(from) + 540) % 360 + 360) % 360 - 180;
};
