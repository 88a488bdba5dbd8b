import { describe, expect, test } from 'vitest';
import type { LayerPlace } from '../../../electron/shared/render/motion.ts';
import { zeroTime } from '../../../electron/shared/time/time.ts';
import { clipDefaults, type Clip, type Transform } from '../../../electron/shared/timeline/records.ts';
import { boxOf, isOnBox, sideInFrame, withinReach } from './boxGeometry.ts';
import { dragResult, turnBetween, type DragKeys, type Grip } from './canvasDrag.ts';
import { croppedPlace, fixedPoint, movedPlace, scaledPlace } from './placeChanges.ts';
import { placeSettings, resetPlace } from './placeSettings.ts';
import { caughtTurn, linesOf } from './snapping.ts';

const frame = { width: 1920, height: 1080 };
const picture = { width: 1280, height: 720, pixelAspect: 1 };
const placeWith = (transform: Partial<Transform> = {}): LayerPlace => ({ crop: clipDefaults.crop, transform: { ...clipDefaults.transform, ...transform } });
const begun = (transform: Partial<Transform> = {}) => ({ picture, frame, place: placeWith(transform) });
const none: DragKeys = { shiftKey: false, altKey: false, ctrlKey: false };
const clip: Clip = { ...clipDefaults, kind: 'clip', id: 'clip', trackId: 'track', assetId: 'asset', name: 'Clip', start: zeroTime, duration: 1000 as Clip['duration'], sourceStart: zeroTime };

describe('scaling by a handle', () => {
	test('the dragged corner goes where the pointer goes, and the anchor stays', () => {
		for (const rotation of [0, 30, -117]) {
			const start = begun({ rotation, scale: 0.5, x: 0.1, anchorX: 0.2 });
			const corner = sideInFrame(boxOf(picture, start.place, frame).geometry, { x: 1, y: 1 });
			const to = { x: corner.x + 60, y: corner.y - 25 };
			const scaled = scaledPlace(start, { side: { x: 1, y: 1 }, from: corner, to, isFree: true, isOpposite: false });
			const box = boxOf(picture, scaled, frame);
			expect(sideInFrame(box.geometry, { x: 1, y: 1 }).x).toBeCloseTo(to.x, 6);
			expect(sideInFrame(box.geometry, { x: 1, y: 1 }).y).toBeCloseTo(to.y, 6);
			expect(box.anchor.x).toBeCloseTo(boxOf(picture, start.place, frame).anchor.x, 6);
		}
	});
	test('a corner keeps the shape unless it is free; an edge changes one side', () => {
		const corner = { side: { x: 1, y: 1 } as const, from: { x: 1920, y: 1080 }, to: { x: 1440, y: 900 }, isOpposite: false };
		expect(scaledPlace(begun(), { ...corner, isFree: false }).transform.stretch).toBe(1);
		const edge = scaledPlace(begun(), { side: { x: 1, y: 0 }, from: { x: 1920, y: 540 }, to: { x: 1440, y: 540 }, isFree: false, isOpposite: false });
		expect([edge.transform.scale, edge.transform.stretch]).toEqual([1, 0.5]);
		const upper = scaledPlace(begun(), { side: { x: 0, y: -1 }, from: { x: 960, y: 0 }, to: { x: 960, y: 270 }, isFree: false, isOpposite: false });
		expect([upper.transform.scale, upper.transform.stretch]).toEqual([0.5, 2]);
	});
	test('about the opposite corner, that corner stays', () => {
		const start = begun({ rotation: 20, scale: 0.6 });
		const [from, fixed] = [sideInFrame(boxOf(picture, start.place, frame).geometry, { x: 1, y: 1 }), fixedPoint(start, { x: 1, y: 1 }, true)];
		const scaled = scaledPlace(start, { side: { x: 1, y: 1 }, from, to: { x: from.x + 100, y: from.y + 40 }, isFree: false, isOpposite: true });
		const after = sideInFrame(boxOf(picture, scaled, frame).geometry, { x: -1, y: -1 });
		expect([after.x, after.y].map(value => value.toFixed(6))).toEqual([fixed.x, fixed.y].map(value => value.toFixed(6)));
		expect(scaled.transform.scale).toBeGreaterThan(0.6);
	});
	test('a picture is never turned inside out', () => {
		expect(scaledPlace(begun(), { side: { x: 1, y: 1 }, from: { x: 1920, y: 1080 }, to: { x: -500, y: -500 }, isFree: false, isOpposite: false }).transform.scale).toBe(0.01);
	});
});

describe('a crop by hand', () => {
	test('cuts whole pixels of the source and always leaves something', () => {
		expect(croppedPlace(begun(), { x: -1, y: 0 }, { x: 100.4, y: 50 }, false).crop).toEqual({ left: 67 / 1280, top: 0, right: 0, bottom: 0 });
		expect(croppedPlace(begun(), { x: -1, y: -1 }, { x: 5000, y: 5000 }, false).crop.left).toBeCloseTo(0.98);
		expect(croppedPlace(begun(), { x: 1, y: 0 }, { x: -192, y: 0 }, true).crop).toEqual({ left: 0.1, top: 0, right: 0.1, bottom: 0 });
	});
	test('the inside moves what is seen as far as the source goes', () => {
		const start = { ...begun(), place: { ...placeWith(), crop: { left: 0.1, top: 0, right: 0.2, bottom: 0 } } };
		const { left, right } = croppedPlace(start, { x: 0, y: 0 }, { x: 5000, y: 40 }, false).crop;
		expect([left, right].map(value => Number(value.toFixed(6)))).toEqual([0.3, 0]);
	});
});

describe('a drag on the picture', () => {
	const around = (reach: number) => ({ frame, lines: linesOf(frame, false), reach });
	const shown = { clip, picture, place: placeWith({ scale: 0.5 }), local: zeroTime };
	const drag = (grip: Grip, by: { x: number; y: number }, turned = 0) => ({ grip, shown, from: { x: 1000, y: 500 }, to: { x: 1000 + by.x, y: 500 + by.y }, turned });
	const settingsOf = (result: ReturnType<typeof dragResult>) => (result.edit?.args as { settings: { path: string; value: number }[] } | undefined)?.settings.map(({ path, value }) => [path, value]);
	test('moves by whole pixels, and catches on edges and the middle', () => {
		expect(settingsOf(dragResult(drag({ type: 'move' }, { x: 96.3, y: 54 }), none, around(0)))).toEqual([['transform.x', 0.05], ['transform.y', 0.05]]);
		const caught = dragResult(drag({ type: 'move' }, { x: -475, y: 3 }), none, around(10));
		expect([settingsOf(caught), caught.caught]).toEqual([[['transform.x', -0.25]], { x: 0, y: 540 }]);
	});
	test('catches on guides', () => {
		const guided = { frame, lines: linesOf(frame, false, { x: [0.3], y: [] }), reach: 10 };
		expect(dragResult(drag({ type: 'move' }, { x: 100, y: 100 }), none, guided).caught).toEqual({ x: 576, y: null });
	});
	test('with Shift keeps to one direction', () => {
		expect(settingsOf(dragResult(drag({ type: 'move' }, { x: 96, y: 54 }), { ...none, shiftKey: true }, around(0)))).toEqual([['transform.x', 0.05]]);
	});
	test('of a corner catches where it meets the edge of the frame', () => {
		const grown = dragResult(drag({ type: 'scale', side: { x: 1, y: 1 }, isExact: true }, { x: 475, y: 272 }), none, around(10));
		expect([settingsOf(grown), grown.words]).toEqual([[['transform.scale', 1]], '100 %   1920 × 1080 px']);
	});
	test('turns by steps with Shift, and catches on eighths without', () => {
		expect([caughtTurn(10, 40, { isStepped: true, isSnapping: false }), caughtTurn(10, 33.9, { isStepped: false, isSnapping: true }), caughtTurn(10, 20.06, { isStepped: false, isSnapping: true })]
			.map(by => Number((10 + by).toFixed(2)))).toEqual([45, 45, 30.1]);
		expect(settingsOf(dragResult(drag({ type: 'turn' }, { x: 0, y: 0 }, 92), none, around(10)))).toEqual([['transform.rotation', 90]]);
		expect([turnBetween({ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 0, y: 1 }), turnBetween({ x: 0, y: 0 }, { x: -1, y: 0.01 }, { x: -1, y: -0.01 })].map(Math.round)).toEqual([90, 1]);
	});
	test('changes nothing when it comes back to where it began', () => {
		expect(dragResult(drag({ type: 'move' }, { x: 0, y: 0 }), none, around(0)).edit).toBeNull();
	});
});

test('a place is set where it differs, and a reset takes back only its part', () => {
	const place = { crop: { left: 0.1, top: 0, right: 0, bottom: 0 }, transform: { ...clipDefaults.transform, scale: 2, rotation: 10 } };
	const paths = (part: Parameters<typeof resetPlace>[1]) => placeSettings('clip', place, resetPlace(place, part), zeroTime).map(({ path }) => path);
	expect([paths('all'), paths('scale'), paths('rotation'), paths('crop')]).toEqual([['transform.scale', 'transform.rotation'], ['transform.scale'], ['transform.rotation'], ['crop.left']]);
});

test('handles of a picture larger than the viewer stay within reach, on the way to the centre', () => {
	const area = { left: 0, top: 0, right: 100, bottom: 50 };
	expect(withinReach({ x: 250, y: 125 }, { x: 50, y: 25 }, area)).toEqual({ x: 100, y: 50 });
	expect(withinReach({ x: 80, y: 40 }, { x: 50, y: 25 }, area)).toEqual({ x: 80, y: 40 });
	expect(withinReach({ x: 250, y: 20 }, { x: 200, y: 20 }, area)).toEqual({ x: 100, y: 20 });
});

test('a point is on a picture only where the crop leaves something', () => {
	const box = boxOf(picture, { ...placeWith(), crop: { left: 0.5, top: 0, right: 0, bottom: 0 } }, frame);
	expect([isOnBox(box, { x: 900, y: 500 }), isOnBox(box, { x: 1000, y: 500 })]).toEqual([false, true]);
	expect(movedPlace(begun(), { x: 9e9, y: 0 }).transform.x).toBe(4);
});
