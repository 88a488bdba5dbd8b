import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxMean, localChange } from './localChange.ts';

const size = { width: 24, height: 16 };
const values = size.width * size.height * 3;
const picture = (value: (x: number, y: number, channel: number) => number): Float32Array =>
	Float32Array.from({ length: values }, (_, i) => value(Math.floor(i / 3) % size.width, Math.floor(i / 3 / size.width), i % 3));
const apply = ({ gain, offset }: { gain: Float32Array; offset: Float32Array }, seen: Float32Array): Float32Array => seen.map((value, i) => (gain[i] as number) * value + (offset[i] as number));
const apart = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));
/** Stripes, so that there is structure everywhere. */
const stripes = picture((x, y, channel) => 120 + 60 * Math.sin(x * 1.3 + channel) + 30 * Math.cos(y * 0.9));
/** The same place with finer detail than the seen picture had. */
const fine = stripes.map((value, i) => value + (i % 2 === 0 ? 9 : -9));
const levels = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: values, maxLength: values }).map(all => Float32Array.from(all));

describe('a local change', () => {
	test('leads from the seen picture to the changed one exactly, whatever they are', () => {
		fc.assert(fc.property(levels, levels, (seen, changed) => {
			expect(apart(apply(localChange(seen, changed, size), seen), changed)).toBeLessThan(1e-3);
		}), { numRuns: 20 });
	});
	test('that is none leaves every detail as it was', () => {
		fc.assert(fc.property(levels, (seen) => {
			const { gain, offset } = localChange(seen, seen, size);
			expect(apart(gain, gain.map(() => 1))).toBeLessThan(1e-3);
			expect(apart(offset, offset.map(() => 0))).toBeLessThan(0.3);
		}), { numRuns: 20 });
	});
	test('of light darkens the detail as much as the rest', () => {
		const half = stripes.map(value => value / 2);
		expect(apart(apply(localChange(stripes, half, size), fine), fine.map(value => value / 2))).toBeLessThan(0.4);
	});
	test('of colour keeps the detail', () => {
		const tinted = stripes.map((value, i) => value + [40, 0, -40][i % 3]!);
		const carried = apply(localChange(stripes, tinted, size), fine);
		expect(apart(carried, fine.map((value, i) => value + [40, 0, -40][i % 3]!))).toBeLessThan(0.1);
	});
	test('to another structure covers the old one', () => {
		const other = picture((x, y) => 120 + 60 * Math.sin(y * 1.7) * Math.cos(x * 0.2));
		const { gain } = localChange(stripes, other, size);
		const inner = gain.filter((_, i) => i % 3 === 0);
		expect(inner.reduce((sum, value) => sum + value, 0) / inner.length).toBeLessThan(0.25);
	});
	test('of a plain surface keeps its grain', () => {
		const plain = picture(() => 90);
		expect(apart(apply(localChange(plain, picture(() => 150), size), plain.map((value, i) => value + i % 3 - 1)), plain.map((value, i) => value + 60 + i % 3 - 1))).toBeLessThan(1e-3);
	});
});
test('a box mean is that of what lies in the picture', () => {
	const found = boxMean(Float32Array.of(1, 2, 3, 4, 5, 6), { width: 3, height: 2, channels: 1 }, 1);
	expect([...found]).toEqual([3, 3.5, 4, 3, 3.5, 4]);
});
