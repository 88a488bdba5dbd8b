import { describe, expect, test } from 'vitest';
import { easings, type Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { zeroTime, type Time } from '../../../electron/shared/time/time.ts';
import { clipDefaults, type Clip } from '../../../electron/shared/timeline/records.ts';
import { bentPath, draggedHandle, handleOf, movedKey, pathOf, pathShapes, positionAt } from './motionPath.ts';

const key = (time: number, value: number): Keyframe => ({ time: time as Time, value, easing: easings.linear });
const clipWith = (keyframes: Clip['keyframes']): Clip => ({
	...clipDefaults, kind: 'clip', id: 'clip', trackId: 'track', assetId: 'asset', name: 'Clip', start: zeroTime, duration: 1000 as Time, sourceStart: zeroTime, keyframes,
});
const after = (clip: Clip, path: ReturnType<typeof pathOf>): Clip => ({ ...clip, keyframes: Object.fromEntries(pathShapes(clip, path).map(shape => [shape.path, shape.list])) });
const across = clipWith({ 'transform.x': [key(0, -0.4), key(100, 0.4)] });

describe('a motion path', () => {
	test('has a point at every key of either coordinate', () => {
		const path = pathOf(clipWith({ 'transform.x': [key(0, 0), key(100, 1)], 'transform.y': [key(50, 0.5)] }));
		expect(path.map(({ time, x, y }) => [time, x, y])).toEqual([[0, 0, 0.5], [50, 0.5, 0.5], [100, 1, 0.5]]);
	});
	test('a point is moved in both coordinates; one that never moved gets no keyframes', () => {
		expect(pathShapes(across, movedKey(pathOf(across), 1, { x: 0.1, y: 0 })).map(({ path }) => path)).toEqual(['transform.x']);
		const lowered = after(across, movedKey(pathOf(across), 1, { x: 0, y: 0.2 }));
		expect(positionAt(lowered, 50)).toEqual({ x: 0, y: 0.1 });
	});
	test('bent in the middle a straight way becomes a smooth bow through the pointer', () => {
		const bent = after(across, bentPath(pathOf(across), 50 as Time, { x: 0, y: 0 }, { x: 0, y: 0.3 }));
		expect(positionAt(bent, 50).y).toBeCloseTo(0.3);
		// The bow is a parabola: y = 0.3 · (1 − (1 − 2t)²).
		[10, 25, 40, 60, 75, 90].forEach((local) => {
			expect(positionAt(bent, local).y).toBeCloseTo(0.3 * (1 - (1 - local / 50) ** 2), 6);
			expect(positionAt(bent, local).x).toBeCloseTo(-0.4 + 0.8 * local / 100, 6);
		});
	});
	test('a handle goes where it is dragged, and the way leaves its key towards it', () => {
		const path = pathOf(clipWith({ 'transform.x': [key(0, 0), key(100, 1)], 'transform.y': [key(0, 0), key(100, 1)] }));
		const dragged = draggedHandle(path, 0, 'out', { x: 0.6, y: 0.1 });
		expect(handleOf(dragged, 0, 'out')).toEqual({ x: 0.6, y: 0.1 });
		expect(handleOf(dragged, 1, 'in')).toEqual({ x: 2 / 3, y: 2 / 3 });
		expect([handleOf(path, 0, 'in'), handleOf(path, 1, 'out')]).toEqual([null, null]);
	});
	test('bent where it has a key already it stays as it is', () => {
		const path = pathOf(across);
		expect(bentPath(path, 0 as Time, { x: 0, y: 0 }, { x: 1, y: 1 })).toBe(path);
	});
});
