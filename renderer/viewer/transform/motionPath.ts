import { fittedSize, type Point, type Size } from '../../../electron/shared/render/geometry.ts';
import { dividedEasing } from '../../../electron/shared/keyframes/dividedEasing.ts';
import { easings, type Easing, type Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { withInsertedKeyframe } from '../../../electron/shared/keyframes/keyframeLists.ts';
import { keyframedNumber } from '../../../electron/shared/keyframes/valueAt.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import type { Clip, Sequence } from '../../../electron/shared/timeline/records.ts';
import type { PictureSize } from './boxGeometry.ts';

/** A point of the way a picture goes: both coordinates at one moment of the clip, in parts of the frame, and how each goes on. */
export type PathKey = { readonly time: Time; readonly x: number; readonly y: number; readonly onX: Easing; readonly onY: Easing };

const paths = { x: 'transform.x', y: 'transform.y' } as const;

/** A coordinate's keyframes with one at every moment at which either has one; no value changes by that. */
const aligned = (clip: Clip, axis: 'x' | 'y', times: readonly Time[]): readonly Keyframe[] => {
	const list = clip.keyframes[paths[axis]];
	return list
		? times.reduce<readonly Keyframe[]>((keyframes, time) => withInsertedKeyframe(keyframes, time), list)
		: times.map(time => ({ time, value: clip.transform[axis], easing: easings.linear }));
};

/** The way of a clip whose position has keyframes, in order of time. Empty without. */
export const pathOf = (clip: Clip): readonly PathKey[] => {
	const times = [...new Set([...clip.keyframes[paths.x] ?? [], ...clip.keyframes[paths.y] ?? []].map(({ time }) => time))].toSorted((a, b) => a - b);
	const [alongX, alongY] = [aligned(clip, 'x', times), aligned(clip, 'y', times)];
	return times.map((time, place) => ({
		time, x: Number(alongX[place]?.value), y: Number(alongY[place]?.value), onX: alongX[place]?.easing ?? easings.linear, onY: alongY[place]?.easing ?? easings.linear,
	}));
};

/** What `shapeKeyframes` is told for a way. A coordinate that never had keyframes and does not move gets none. */
export const pathShapes = (clip: Clip, path: readonly PathKey[]): readonly { readonly id: string; readonly path: string; readonly list: readonly Keyframe[] }[] =>
	(['x', 'y'] as const).filter(axis => clip.keyframes[paths[axis]] || path.some(key => key[axis] !== clip.transform[axis])).map(axis => ({
		id: clip.id, path: paths[axis], list: path.map(key => ({ time: key.time, value: key[axis], easing: axis === 'x' ? key.onX : key.onY })),
	}));

/** Where the anchor of a picture is in the frame, in pixels, when its position is this. It does not depend on scale and rotation. */
export const pathPoint = (position: Point, clip: Clip, picture: PictureSize, frame: Size): Point => {
	const fitted = fittedSize(picture, frame);
	return {
		x: frame.width * (0.5 + position.x) + clip.transform.anchorX * fitted.width,
		y: frame.height * (0.5 + position.y) + clip.transform.anchorY * fitted.height,
	};
};

/** The clip's position at a moment of its own. */
export const positionAt = (clip: Clip, local: number): Point => ({
	x: keyframedNumber(clip.keyframes[paths.x], local, clip.transform.x), y: keyframedNumber(clip.keyframes[paths.y], local, clip.transform.y),
});

/** Where the picture is in every frame of its way, at most `most` of them. */
export const pathTrack = (clip: Clip, sequence: Sequence, frame: Time, most = 600): readonly { readonly local: Time; readonly at: Point }[] => {
	const times = pathOf(clip).map(({ time }) => time);
	const [first, last] = [Math.max(0, times[0] ?? 0), Math.min(clip.duration - frame, times.at(-1) ?? 0)];
	const frames = Math.max(0, Math.round((last - first) / frame));
	const step = Math.max(1, Math.ceil(frames / most));
	return Array.from({ length: Math.floor(frames / step) + 1 }, (_, place) => {
		const local = first + place * step * frame as Time;
		return { local, at: positionAt(clip, local) };
	});
};

const limited = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A key of the way put somewhere else. */
export const movedKey = (path: readonly PathKey[], place: number, way: Point): readonly PathKey[] =>
	path.map((key, index) => index === place ? { ...key, x: limited(key.x + way.x, -4, 4), y: limited(key.y + way.y, -4, 4) } : key);

/** Handles of a coordinate that runs as part of a parabola: it leaves or arrives so that the whole way, past the new key, stays smooth. `slope` is its slope at the new key, 1 being straight. */
const parabola = (slope: number, isBefore: boolean): Easing => {
	const near = limited(isBefore ? 1 - slope / 3 : slope / 3, -10, 10);
	const far = limited(isBefore ? (2 - slope) / 3 : 1 - (2 - slope) / 3, -10, 10);
	return { type: 'bezier', out: [1 / 3, isBefore ? far : near], in: [2 / 3, isBefore ? near : far] };
};

/** How a coordinate goes from `from` over `by` to `to` when the new key is set at a `share` of the time between. A straight way becomes a smooth bow; a curve is divided. */
const bentEasing = (easing: Easing, from: number, over: number, to: number, share: number): readonly [Easing, Easing] => {
	if (easing.type !== 'linear') {
		return dividedEasing(easing, share);
	}
	const before = Math.abs(over - from) < 1e-9 ? easings.linear : parabola((to - from) * share / (over - from), true);
	const after = Math.abs(to - over) < 1e-9 ? easings.linear : parabola((to - from) * (1 - share) / (to - over), false);
	return [before, after];
};

/** The way bent by dragging it where no key is: it gets one there, `way` aside. The same way when the moment lies outside it. */
export const bentPath = (path: readonly PathKey[], time: Time, at: Point, way: Point): readonly PathKey[] => {
	const next = path.findIndex(key => key.time > time);
	const [from, to] = [path[next - 1], path[next]];
	if (!from || !to || from.time === time) {
		return path;
	}
	const share = (time - from.time) / (to.time - from.time);
	const over = { x: limited(at.x + way.x, -4, 4), y: limited(at.y + way.y, -4, 4) };
	const [beforeX, afterX] = bentEasing(from.onX, from.x, over.x, to.x, share);
	const [beforeY, afterY] = bentEasing(from.onY, from.y, over.y, to.y, share);
	return [...path.slice(0, next - 1), { ...from, onX: beforeX, onY: beforeY }, { time, ...over, onX: afterX, onY: afterY }, ...path.slice(next)];
};

/** Which handle of a key: the one of the way that leaves it, or of the way that arrives. */
export type HandleEnd = 'out' | 'in';

type Stretch = { readonly place: number; readonly from: PathKey; readonly to: PathKey };

const stretchAt = (path: readonly PathKey[], key: number, end: HandleEnd): Stretch | null => {
	const place = end === 'out' ? key : key - 1;
	const [from, to] = [path[place], path[place + 1]];
	return from && to ? { place, from, to } : null;
};

const straight = { out: [1 / 3, 1 / 3], in: [2 / 3, 2 / 3] } as const;

const handlesOf = (easing: Easing): { readonly out: readonly [number, number]; readonly in: readonly [number, number] } => easing.type === 'bezier' ? easing : straight;

/** Where a handle is, as a position; null where no way goes, or where it holds. A straight way has its handles on the line. */
export const handleOf = (path: readonly PathKey[], key: number, end: HandleEnd): Point | null => {
	const stretch = stretchAt(path, key, end);
	if (!stretch || stretch.from.onX.type === 'hold' || stretch.from.onY.type === 'hold') {
		return null;
	}
	const { from, to } = stretch;
	return {
		x: from.x + (to.x - from.x) * handlesOf(from.onX)[end][1],
		y: from.y + (to.y - from.y) * handlesOf(from.onY)[end][1],
	};
};

/** A handle put at a position. Where a coordinate does not change between two keys, its handle cannot leave the line: bending the line itself can. */
export const draggedHandle = (path: readonly PathKey[], key: number, end: HandleEnd, to: Point): readonly PathKey[] => {
	const stretch = stretchAt(path, key, end);
	if (!stretch) {
		return path;
	}
	const { place, from } = stretch;
	const withHandle = (easing: Easing, axis: 'x' | 'y'): Easing => {
		const change = stretch.to[axis] - from[axis];
		const handles = handlesOf(easing);
		const [time, share] = handles[end];
		return { type: 'bezier', ...handles, [end]: [time, Math.abs(change) < 1e-6 ? share : limited((to[axis] - from[axis]) / change, -10, 10)] };
	};
	return path.map((other, index) => index === place ? { ...other, onX: withHandle(other.onX, 'x'), onY: withHandle(other.onY, 'y') } : other);
};
