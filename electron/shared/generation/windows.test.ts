import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blendWindows, cutWindow, windowsOver, windowWeights } from './windows.ts';

describe('windowsOver', () => {
	test('a clip that fits has one window of its own length', () => {
		expect(windowsOver(3, 4, 2)).toEqual([{ start: 0, end: 3 }]);
	});
	test('the last window ends with the clip', () => {
		expect(windowsOver(9, 4, 2).map(window => window.start)).toEqual([0, 2, 4, 5]);
	});
	test('every frame is covered and every window is full, whatever the sizes', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (length, size, stride) => {
			fc.pre(stride <= size);
			const windows = windowsOver(length, size, stride);
			const covered = new Set(windows.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
			expect([...covered].toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i));
			windows.forEach(({ start, end }) => expect(end - start).toBe(Math.min(size, length)));
		}));
	});
	test('windows that would leave gaps are a bug', () => {
		expect(() => windowsOver(10, 4, 5)).toThrow('every 5');
	});
});

test('a triangle counts most in its middle and nowhere nothing', () => {
	expect(windowWeights(5, 'triangle')).toEqual([1, 2, 3, 2, 1]);
	expect(windowWeights(4, 'triangle')).toEqual([1, 2, 2, 1]);
	expect(windowWeights(3, 'uniform')).toEqual([1, 1, 1]);
});

describe('blendWindows', () => {
	const axis = { outer: 2, inner: 3 };
	test.each(['uniform', 'triangle'] as const)('windows cut from one tensor give it back (%s)', (weights) => {
		const length = 11;
		const tensor = Float32Array.from({ length: axis.outer * length * axis.inner }, (_, i) => Math.sin(i));
		const parts = windowsOver(length, 4, 2).map(window => ({ window, prediction: cutWindow(tensor, length, axis, window) }));
		const blended = blendWindows(parts, length, axis, weights);
		blended.forEach((value, i) => expect(value).toBeCloseTo(tensor[i] as number, 6));
	});
	test('two windows that disagree meet in the weighted mean', () => {
		const parts = [
			{ window: { start: 0, end: 3 }, prediction: Float32Array.of(0, 0, 0) },
			{ window: { start: 1, end: 4 }, prediction: Float32Array.of(6, 6, 6) },
		];
		expect([...blendWindows(parts, 4, { outer: 1, inner: 1 }, 'uniform')]).toEqual([0, 3, 3, 6]);
		expect([...blendWindows(parts, 4, { outer: 1, inner: 1 }, 'triangle')]).toEqual([0, 2, 4, 6]);
	});
});
