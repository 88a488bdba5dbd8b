import { describe, expect, test } from 'vitest';
import { keepRest } from './keepRest.ts';

const size = { width: 24, height: 16 };
const thresholds = { meant: { from: 5, full: 12 }, unsteady: { from: 3, full: 9 } };
const picture = (value: (x: number, y: number, channel: number) => number): Float32Array =>
	Float32Array.from({ length: size.width * size.height * 3 }, (_, i) => value(Math.floor(i / 3) % size.width, Math.floor(i / 3 / size.width), i % 3));
const seen = picture((x, y, channel) => 100 + 50 * Math.sin(x + channel) + 30 * Math.cos(y * 2));
/** What the autoencoder makes of it: softer. */
const known = seen.map(value => 100 + 0.9 * (value - 100));
const apart = (a: Float32Array, b: Float32Array, where: (x: number) => boolean = () => true): number =>
	Math.max(...a.map((value, i) => where(Math.floor(i / 3) % size.width) ? Math.abs(value - (b[i] as number)) : 0));

describe('an edit', () => {
	test('that changes nothing gives the footage, not what the autoencoder makes of it', () => {
		expect(apart(keepRest(known, known, seen, size, thresholds), seen)).toBeLessThan(1e-3);
	});
	test('that hardly changes anything is taken back', () => {
		expect(apart(keepRest(known.map((value, i) => value + (i % 2 === 0 ? 4 : -4)), known, seen, size, thresholds), seen)).toBeLessThan(1e-3);
	});
	test('of one half keeps the other half and is seen in its own', () => {
		const made = known.map((value, i) => value + (Math.floor(i / 3) % size.width < 12 ? 60 : 0));
		const found = keepRest(made, known, seen, size, thresholds);
		expect(apart(found, seen, x => x > 18)).toBeLessThan(1e-3);
		expect(apart(found, seen.map(value => value + 60), x => x < 6)).toBeLessThan(6);
	});
	test('on a plain surface shows no patches', () => {
		const plain = picture(() => 90);
		const patchy = picture(x => 150 + (Math.floor(x / 8) % 2 === 0 ? 2 : -2));
		expect(apart(keepRest(patchy, plain, plain, size, thresholds), picture(() => 150), x => x > 7 && x < 16)).toBeLessThan(1.5);
	});
	test('of everything is there in full', () => {
		const made = picture((x, y) => (x + y) % 5 * 50);
		const found = keepRest(made, known, seen, size, thresholds);
		const off = found.reduce((sum, value, i) => sum + Math.abs(value - (made[i] as number)), 0) / made.length;
		expect(off).toBeLessThan(3);
	});
});
