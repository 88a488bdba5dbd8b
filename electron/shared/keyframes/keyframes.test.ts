import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Time } from '../time/time.ts';
import { eased } from './eased.ts';
import { easings, keyframeListSchema, keyframeSchema, type Easing, type Keyframe, type KeyframeValue } from './keyframe.ts';
import { keyframeAt, scaledKeyframes, shiftedKeyframes, withInsertedKeyframe, withKeyframe, withList, withMovedKeyframes, withoutKeyframes } from './keyframeLists.ts';
import { keyframedValue, valueAt } from './valueAt.ts';

const key = (time: number, value: KeyframeValue, easing: Easing = easings.linear): Keyframe => ({ time: time as Time, value, easing });
const times = (list: readonly Keyframe[] | undefined) => list?.map(keyframe => keyframe.time);

describe('the value between keyframes', () => {
	test('goes straight, holds, or follows a curve, and stays outside', () => {
		const list = [key(10, 0), key(20, 10, easings.hold), key(30, 5, easings.ease), key(40, 15)];
		expect([0, 10, 15, 20, 29, 30, 35, 40, 99].map(at => keyframedValue(list, at))).toEqual([0, 0, 5, 10, 10, 5, 10, 15, 15]);
		expect(keyframedValue(list, 32)).toBeLessThan(7);
	});
	test('points and colours mix part by part', () => {
		expect(keyframedValue([key(0, [0, 10]), key(10, [10, 0])], 5)).toEqual([5, 5]);
		expect(keyframedValue([key(0, '#000000'), key(10, '#ff8000')], 5)).toBe('#804000');
	});
	test('an overshooting colour stays a colour', () => {
		const over: Easing = { type: 'bezier', out: [0.3, 3], in: [0.6, 3] };
		expect(keyframedValue([key(0, '#101010', over), key(10, '#f0f0f0')], 5)).toBe('#ffffff');
	});
	test('comes from the keyframes or, without any, from the record', () => {
		const record = { transform: { x: 0.5, y: 0.25 }, keyframes: { 'transform.x': [key(0, 0), key(10, 1)] } };
		expect([valueAt(record, 'transform.x', 5 as Time), valueAt(record, 'transform.y', 5 as Time), valueAt(record, 'transform.z.w', 5 as Time)]).toEqual([0.5, 0.25, undefined]);
	});
});

describe('a curve', () => {
	test('is the one browsers draw', () => {
		// cubic-bezier(.42, 0, .58, 1), the values of CSS's ease-in-out.
		const easing: Easing = { type: 'bezier', out: [0.42, 0], in: [0.58, 1] };
		expect([0.1, 0.25, 0.5, 0.9].map(at => Number(eased(easing, at).toFixed(4)))).toEqual([0.0197, 0.1292, 0.5, 0.9803]);
	});
	test('never runs backwards in time, however steep its handles', () => {
		const part = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(fc.property(part, part, part, part, (outX, inX, first, second) => {
			const easing: Easing = { type: 'bezier', out: [outX, 0], in: [inX, 1] };
			const [early, late] = [Math.min(first, second), Math.max(first, second)];
			expect(eased(easing, early)).toBeLessThanOrEqual(eased(easing, late) + 1e-5);
		}), { numRuns: 2000 });
	});
	test('with handles on the diagonal is a straight line', () => {
		const straight: Easing = { type: 'bezier', out: [1 / 3, 1 / 3], in: [2 / 3, 2 / 3] };
		[0, 0.1, 0.37, 0.99, 1].forEach(at => expect(eased(straight, at)).toBeCloseTo(at, 10));
	});
});

describe('a list of keyframes', () => {
	const list = [key(10, 1), key(20, 2), key(30, 3)];
	test('takes a keyframe in its place, or instead of the one there', () => {
		expect(times(withKeyframe(list, key(25, 9)))).toEqual([10, 20, 25, 30]);
		expect(times(withKeyframe(list, key(5, 9)))).toEqual([5, 10, 20, 30]);
		expect(withKeyframe(list, key(20, 9)).map(keyframe => keyframe.value)).toEqual([1, 9, 3]);
	});
	test('moved keyframes stay in order and replace those they land on', () => {
		expect(withMovedKeyframes(list, new Set([10]), 15).map(keyframe => keyframe.value)).toEqual([2, 1, 3]);
		expect(withMovedKeyframes(list, new Set([10, 20]), 10).map(keyframe => keyframe.value)).toEqual([1, 2]);
	});
	test('takes a keyframe in the middle of a curve without changing its course', () => {
		const swing: Easing = { type: 'bezier', out: [0.7, -0.4], in: [0.3, 1.5] };
		const curve = [key(0, 0, swing), key(1000, 50)];
		[100, 333, 500, 900].forEach((cut) => {
			const divided = withInsertedKeyframe(curve, cut as Time);
			expect(times(divided)).toEqual([0, cut, 1000]);
			for (let at = 0; at <= 1000; at += 37) {
				expect(keyframedValue(divided, at), `cut at ${cut}, seen at ${at}`).toBeCloseTo(Number(keyframedValue(curve, at)), 6);
			}
		});
		expect(withInsertedKeyframe(list, 20 as Time)).toBe(list);
		expect(withInsertedKeyframe(list, 40 as Time).map(keyframe => keyframe.value)).toEqual([1, 2, 3, 3]);
	});
	test('finds and loses keyframes by their moment', () => {
		expect(keyframeAt(list, 20 as Time)?.value).toBe(2);
		expect(keyframeAt(list, 21 as Time)).toBeUndefined();
		expect(times(withoutKeyframes(list, new Set([20])))).toEqual([10, 30]);
	});
	test('shifts and scales with all of its record', () => {
		expect(times(shiftedKeyframes({ opacity: list }, -15)['opacity'])).toEqual([-5, 5, 15]);
		expect(times(scaledKeyframes({ opacity: list }, 2)['opacity'])).toEqual([20, 40, 60]);
		expect(times(scaledKeyframes({ opacity: [key(1, 0), key(2, 1), key(100, 2)] }, 0.1)['opacity'])).toEqual([0, 10]);
		expect(withList({ opacity: list }, 'opacity', [])).toEqual({});
	});
	test('is refused when two keyframes share a moment, when it is empty, or when a handle points back in time', () => {
		expect(keyframeListSchema.safeParse([key(10, 1), key(10, 2)]).success).toBe(false);
		expect(keyframeListSchema.safeParse([]).success).toBe(false);
		expect(keyframeSchema.safeParse(key(0, 1, { type: 'bezier', out: [-0.1, 0], in: [1, 1] })).success).toBe(false);
		expect(keyframeSchema.safeParse({ ...key(0, 1), value: 'red' }).success).toBe(false);
	});
});
