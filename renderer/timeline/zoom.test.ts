import { expect, test } from 'vitest';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import { fittedTo, sliderOfZoom, timeAtX, xAt, zoomLimits, zoomOfSlider, zoomedAt } from './zoom.ts';

const scale = { leftFlicks: 2 * flicksPerSecond, pixelsPerSecond: 50 };

test('a moment drawn at x is found again under x', () => {
	expect(xAt(scale, 5 * flicksPerSecond)).toBe(150);
	expect(timeAtX(scale, 150)).toBe(5 * flicksPerSecond);
});

test('zooming keeps the moment under the pointer where it is', () => {
	const zoomed = zoomedAt(scale, 150, 1.7);
	expect(timeAtX(zoomed, 150)).toBe(5 * flicksPerSecond);
	expect(zoomed.pixelsPerSecond).toBeCloseTo(85);
});

test('zooming out near the beginning stops at the beginning and at the limits', () => {
	expect(zoomedAt(scale, 400, 0.1).leftFlicks).toBe(0);
	expect(zoomedAt(scale, 0, 1e9).pixelsPerSecond).toBe(zoomLimits.max);
	expect(zoomedAt(scale, 0, 1e-9).pixelsPerSecond).toBe(zoomLimits.min);
});

test('fitting shows the whole range', () => {
	const fitted = fittedTo(0, 120 * flicksPerSecond, 1000);
	expect(xAt(fitted, 120 * flicksPerSecond)).toBeLessThan(1000);
	expect(xAt(fitted, 120 * flicksPerSecond)).toBeGreaterThan(900);
});

test('the slider and the zoom are each other’s inverse', () => {
	for (const value of [0, 0.25, 0.5, 1]) {
		expect(sliderOfZoom(zoomOfSlider(value))).toBeCloseTo(value);
	}
});
