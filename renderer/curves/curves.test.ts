import { describe, expect, test } from 'vitest';
import { easings, type Easing, type Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { curvePath } from './curvePath.ts';
import { draggedHandle, handlePoint, limitedRise } from './curveHandles.ts';
import { fittedRange, unitOf, valueAtY, valueTicks, valueWords, yOf, zoomedRange } from './curveScale.ts';

const key = (time: number, value: number, easing: Easing = easings.linear): Keyframe => ({ time: time as Time, value, easing });
const percent = { factor: 100, decimals: 0, unit: '%', min: 0, max: 1 };
const scale = { x: (time: number) => time * 2, y: (value: number) => 100 - value * 100 };

describe('the value axis', () => {
	test('fits keyframes and the handles that reach beyond them', () => {
		const swing: Easing = { type: 'bezier', out: [0.3, -0.5], in: [0.7, 1.5] };
		const { low, high } = fittedRange([key(0, 0, swing), key(10, 1)], percent);
		expect([low, high].map(value => Number(value.toFixed(2)))).toEqual([-0.78, 1.78]);
	});
	test('shows a level curve in the middle', () => {
		expect(fittedRange([key(0, 0.5)], percent)).toEqual({ low: 0.45, high: 0.55 });
	});
	test('has round values far enough apart', () => {
		expect(valueTicks({ low: -0.1, high: 1.1 }, 120, percent).map(({ label }) => label)).toEqual(['0%', '50%', '100%']);
		expect(valueTicks({ low: -12.4, high: 3 }, 150, { ...percent, factor: 1, unit: 'dB' }).map(({ label }) => label)).toEqual(['−10', '−5', '0']);
	});
	test('goes from values to pixels and back, and zooms about a place', () => {
		const range = { low: -1, high: 3 };
		expect([yOf(range, 200, 3), yOf(range, 200, -1), valueAtY(range, 200, yOf(range, 200, 0.7))].map(value => Number(value.toFixed(9)))).toEqual([0, 200, 0.7]);
		const zoomed = zoomedRange(range, 2, 0.25);
		expect(zoomed).toEqual({ low: -0.5, high: 1.5 });
		expect(valueWords(-0.25, percent)).toBe('−25 %');
		expect(unitOf(null).unit).toBe('');
	});
});

describe('a drawn curve', () => {
	test('is the curve itself: straight, in a step, or cubic', () => {
		expect(curvePath([key(0, 0), key(10, 1, easings.hold), key(20, 0, easings.easeIn), key(30, 1)], scale, -5, 40))
			.toBe('M-10.00 100.00H0.00L20.00 0.00H40.00V100.00C48.40 100.00 60.00 0.00 60.00 0.00H80.00');
	});
	test('has only the stretches in sight', () => {
		const list = Array.from({ length: 1000 }, (_, place) => key(place * 10, place % 2));
		expect(curvePath(list, scale, 5005, 5015).match(/L/gu)).toHaveLength(2);
		expect(curvePath([], scale, 0, 1)).toBe('');
	});
});

describe('handles', () => {
	const list = [key(0, 0, easings.ease), key(100, 1, easings.ease), key(200, 0)];
	test('lie where the curve leaves and arrives; straight stretches have none', () => {
		expect(handlePoint(list, 1, 'in')?.time).toBeCloseTo(200 / 3, 9);
		expect([handlePoint(list, 1, 'in')?.value, handlePoint(list, 2, 'out'), handlePoint([key(0, 0), key(9, 1)], 0, 'out')]).toEqual([1, null, null]);
	});
	test('dragged, the one across turns along unless it is broken off', () => {
		const smooth = draggedHandle(list, 1, 'out', { time: 150, value: 1.25 }, false);
		expect(handlePoint(smooth, 1, 'out')).toEqual({ time: 150, value: 1.25 });
		expect(handlePoint(smooth, 1, 'in')?.value).toBeCloseTo(1 - 0.25 / 50 * (100 / 3), 9);
		expect(handlePoint(draggedHandle(list, 1, 'out', { time: 150, value: 1.25 }, true), 1, 'in')?.value).toBe(1);
	});
	test('never leave their stretch of time', () => {
		expect(handlePoint(draggedHandle(list, 1, 'out', { time: 950, value: 1 }, true), 1, 'out')?.time).toBe(200);
	});
	test('of values that may not leave a range, all rise by the same', () => {
		expect([limitedRise([0.2, 0.9], 0.5, percent), limitedRise([0.2, 0.9], -0.5, percent), limitedRise([], 1, percent)].map(by => Number(by.toFixed(6)))).toEqual([0.1, -0.2, 0]);
	});
});
