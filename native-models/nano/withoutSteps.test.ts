import { describe, expect, test } from 'vitest';
import { withoutSteps } from './withoutSteps.ts';

const shape = { planes: 1, height: 16, width: 24, block: 8 };
const picture = (value: (x: number, y: number) => number): Float32Array => Float32Array.from({ length: 24 * 16 }, (_, i) => value(i % 24, Math.floor(i / 24)));
const smoothed = (value: (x: number, y: number) => number): Float32Array => {
	const found = picture(value);
	withoutSteps(found, shape);
	return found;
};
const largestJump = (values: Float32Array): number => Math.max(...values.map((value, i) => i % 24 === 0 ? 0 : Math.abs(value - (values[i - 1] as number))));
const apart = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));

describe('steps at the grid of latents', () => {
	test('become ramps', () => {
		const found = smoothed(x => x < 8 ? 0 : 0.06);
		expect(largestJump(found)).toBeLessThan(0.01);
		expect([found[0], found[23]]).toEqual([0, Math.fround(0.06)]);
	});
	test('go away in both directions', () => {
		const found = smoothed((x, y) => (x < 8 ? 0 : 0.04) + (y < 8 ? 0 : 0.04));
		expect(largestJump(found)).toBeLessThan(0.012);
		expect(Math.abs((found[7 * 24] as number) - (found[8 * 24] as number))).toBeLessThan(0.012);
	});
	test('that are edges of the picture stay', () => {
		const edge = (x: number): number => x < 8 ? -0.5 : 0.5;
		expect(apart(smoothed(edge), picture(edge))).toBe(0);
	});
	test('in a slope that goes on are none', () => {
		const slope = (x: number, y: number): number => 0.02 * x - 0.01 * y;
		expect(apart(smoothed(slope), picture(slope))).toBeLessThan(1e-6);
	});
	test('in a texture are left to it', () => {
		const texture = (x: number, y: number): number => (x + y) % 2 === 0 ? 0.1 : -0.1;
		expect(apart(smoothed(texture), picture(texture))).toBe(0);
	});
	test('elsewhere than on the grid are the picture’s', () => {
		const step = (x: number): number => x < 12 ? 0 : 0.06;
		expect(apart(smoothed(step), picture(step))).toBe(0);
	});
});
