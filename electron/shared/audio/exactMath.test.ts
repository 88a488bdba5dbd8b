import { expect, test } from 'vitest';
import { decayPerSample, decibelsOf, exponential, gainOfDecibels, logarithmOfTwo, powerOfTwo, tangent } from './exactMath.ts';

test('a power of two is what Math says, over the whole range of levels', () => {
	for (let x = -60; x < 60; x += 0.0137) {
		expect(Math.abs(powerOfTwo(x) / 2 ** x - 1)).toBeLessThan(1e-12);
		expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-11);
	}
});

test('a logarithm is what Math says, from far below hearing to far above full scale', () => {
	for (let x = 1e-12; x < 1e6; x *= 1.013) {
		expect(Math.abs(logarithmOfTwo(x) - Math.log2(x))).toBeLessThan(1e-10);
	}
	expect(logarithmOfTwo(0)).toBe(-1000);
});

test('dB and gains are each other’s inverse, and 0 dB is exactly 1', () => {
	expect(gainOfDecibels(0)).toBe(1);
	expect(decibelsOf(1)).toBe(0);
	for (let level = -120; level < 24; level += 0.37) {
		expect(decibelsOf(gainOfDecibels(level))).toBeCloseTo(level, 9);
	}
});

test('a tangent is what Math says, up to where filters stop', () => {
	for (let x = 0.0001; x < 1.54; x += 0.001) {
		expect(Math.abs(tangent(x) / Math.tan(x) - 1)).toBeLessThan(1e-10);
	}
});

test('a decay of 10 ms falls to 1/e in 480 samples', () => {
	expect(decayPerSample(10) ** 480).toBeCloseTo(1 / Math.E, 10);
	expect(decayPerSample(0)).toBe(0);
});
