import { expect, test } from 'vitest';
import { biquadDecibels, BiquadMemory, flatQ, highPassBiquad, highShelfBiquad, lowPassBiquad, lowShelfBiquad, peakBiquad, settlingOf, type Biquad } from './biquad.ts';

/** What a filter does to a tone, measured by listening to it: the level of the second half of two seconds. */
const heard = (filter: Biquad, frequency: number): number => {
	const samples = Float32Array.from({ length: 96_000 }, (_, i) => Math.sin(2 * Math.PI * frequency * i / 48_000));
	new BiquadMemory().process(samples, filter);
	const power = samples.subarray(48_000).reduce((sum, sample) => sum + sample * sample, 0) / 48_000;
	return 10 * Math.log10(power * 2);
};

const filters: readonly [string, Biquad][] = [
	['a high-pass', highPassBiquad(80, flatQ)], ['a low-pass', lowPassBiquad(8000, flatQ)], ['a wide bell', peakBiquad(1000, 9, 0.5)],
	['a narrow cut', peakBiquad(200, -15, 8)], ['a low shelf', lowShelfBiquad(120, 6)], ['a high shelf', highShelfBiquad(9000, -8)],
];

test.each(filters)('%s does to tones what its curve says', (_, filter) => {
	for (const frequency of [30, 80, 120, 200, 1000, 3000, 8000, 9000, 15_000]) {
		expect(heard(filter, frequency)).toBeCloseTo(biquadDecibels(filter, frequency), 1);
	}
});

test('corners lie where they are set: −3 dB for passes, all of a bell, half of a shelf', () => {
	expect(biquadDecibels(highPassBiquad(80, flatQ), 80)).toBeCloseTo(-3.01, 2);
	expect(biquadDecibels(lowPassBiquad(8000, flatQ), 8000)).toBeCloseTo(-3.01, 2);
	expect(biquadDecibels(peakBiquad(1000, 9, 0.5), 1000)).toBeCloseTo(9, 6);
	expect(biquadDecibels(lowShelfBiquad(120, 6), 120)).toBeCloseTo(3, 6);
	expect(biquadDecibels(highShelfBiquad(9000, -8), 9000)).toBeCloseTo(-4, 6);
	expect(biquadDecibels(lowShelfBiquad(120, 6), 5)).toBeCloseTo(6, 1);
	expect(biquadDecibels(highShelfBiquad(5000, -8), 23_000)).toBeCloseTo(-8, 1);
});

test('a pass of second order falls by 12 dB an octave', () => {
	const filter = highPassBiquad(1000, flatQ);
	expect(biquadDecibels(filter, 62.5) - biquadDecibels(filter, 31.25)).toBeCloseTo(12.04, 1);
});

test.each(filters)('%s has settled when it says so: after that nobody can tell when it began', (_, filter) => {
	const noise = (i: number) => Math.sin(i * i * 0.37) * 0.9;
	const settling = settlingOf(filter);
	const length = settling + 1000;
	const early = Float32Array.from({ length: 2 * length }, (_sample, i) => noise(i));
	const late = early.slice(length);
	new BiquadMemory().process(early, filter);
	new BiquadMemory().process(late, filter);
	const differences = late.subarray(settling).map((sample, i) => Math.abs(sample - (early[length + settling + i] ?? 0)));
	expect(Math.max(...differences)).toBeLessThan(4e-6);
});

test('a tail fades into exact silence', () => {
	const memory = new BiquadMemory();
	const filter = highPassBiquad(80, flatQ);
	memory.process(Float32Array.of(1), filter);
	const tail = new Float32Array(100_000);
	memory.process(tail, filter);
	const end = new Float32Array(10);
	memory.process(end, filter);
	expect([...end].every(sample => sample === 0)).toBe(true);
});
