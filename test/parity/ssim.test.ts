import { describe, expect, it } from 'vitest';
import { measuredShift, structuralSimilarity, type GreyPicture } from './ssim.ts';

/** Smooth waves with detail in both directions, moved by a fraction of a pixel. */
const waves = (shiftX: number, shiftY: number, noise = 0): GreyPicture => {
	const [width, height] = [96, 64];
	let state = 1;
	const random = () => (state = state * 16_807 % 2_147_483_647) / 2_147_483_647 - 0.5;
	const data = Float32Array.from({ length: width * height }, (_, at) => {
		const x = at % width - shiftX;
		const y = Math.floor(at / width) - shiftY;
		return 128 + 50 * Math.sin(x / 5 + y / 11) + 50 * Math.cos(y / 6 - x / 17) + noise * random();
	});
	return { width, height, data };
};

describe('structural similarity', () => {
	it('is 1 for equal pictures and falls with noise and with a shift', () => {
		const original = waves(0, 0);
		expect(structuralSimilarity(original, original)).toBe(1);
		const noisy = structuralSimilarity(original, waves(0, 0, 40));
		const noisier = structuralSimilarity(original, waves(0, 0, 120));
		expect(noisy).toBeLessThan(0.99);
		expect(noisier).toBeLessThan(noisy);
		expect(structuralSimilarity(original, waves(2, 0))).toBeLessThan(0.98);
	});

	it('gives what the formula gives for two flat pictures', () => {
		const flat = (value: number): GreyPicture => ({ width: 16, height: 16, data: new Float32Array(256).fill(value) });
		const c1 = 6.5025;
		expect(structuralSimilarity(flat(100), flat(120))).toBeCloseTo((2 * 100 * 120 + c1) / (100 ** 2 + 120 ** 2 + c1), 6);
	});

	it('refuses pictures of different sizes', () => {
		expect(() => structuralSimilarity(waves(0, 0), { width: 1, height: 1, data: new Float32Array(1) })).toThrow(/cannot be compared/);
	});
});

describe('measured shift', () => {
	it.each([[0, 0], [0.5, 0], [0, -0.5], [0.3, 0.8], [-1.5, 1]])('finds a move by %d, %d', (x, y) => {
		const shift = measuredShift(waves(0, 0), waves(x, y));
		expect(shift.x).toBeCloseTo(x, 1);
		expect(shift.y).toBeCloseTo(y, 1);
	});

	it('is none in a picture without detail, whatever its rounding', () => {
		const almostBlack = (seed: number): GreyPicture => ({ width: 64, height: 64, data: Float32Array.from({ length: 4096 }, (_, at) => (at * seed) % 97 === 0 ? 1 : 0) });
		expect(measuredShift(almostBlack(5), almostBlack(7))).toEqual({ x: 0, y: 0 });
	});
});
