import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearQuadraticSchedule, linearSchedule, scheduleOf } from './schedule.ts';

describe('linear-quadratic schedule', () => {
	test('begins with the steps of the schedule it emulates', () => {
		const times = linearQuadraticSchedule(50, 1000);
		expect(times).toHaveLength(51);
		times.slice(0, 26).forEach((time, i) => expect(time).toBeCloseTo(i / 1000, 12));
	});
	test('follows the formula of the paper in its second half', () => {
		const times = linearQuadraticSchedule(25, 100);
		// L = 12, Q = 13: t_20 = 20/100 + 0.75·(8/13)²
		expect(times[20]).toBeCloseTo(0.2 + 0.75 * (8 / 13) ** 2, 12);
		expect(times[12]).toBeCloseTo(0.12, 12);
	});
	test('rises from exactly 0 to exactly 1 for any number of steps', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2000 }), (steps, emulated) => {
			const times = linearQuadraticSchedule(steps, emulated);
			expect(times[0]).toBe(0);
			expect(times.at(-1)).toBe(1);
			times.slice(1).forEach((time, i) => expect(time).toBeGreaterThan(times[i] as number));
		}));
	});
	test('is linear when there is nothing to emulate', () => {
		expect(linearQuadraticSchedule(10, 10)).toEqual(linearSchedule(10));
		expect(linearQuadraticSchedule(10, 4)).toEqual(linearSchedule(10));
	});
});

test('a schedule without steps is refused', () => {
	expect(() => linearSchedule(0)).toThrow('at least 1');
	expect(() => scheduleOf({ type: 'linear-quadratic', emulated: 100 }, 2.5)).toThrow('whole number');
});
