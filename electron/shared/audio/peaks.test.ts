import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPeakBuilder, peakBetween, readPeaks } from './peaks.ts';

const build = (samples: Float32Array, cuts: readonly number[] = []): Uint8Array => {
	const builder = createPeakBuilder();
	const edges = [0, ...cuts.toSorted((a, b) => a - b), samples.length / 2];
	edges.slice(1).forEach((end, index) => builder.add(samples.subarray((edges[index] ?? 0) * 2, end * 2)));
	return builder.finish();
};
const read = (bytes: Uint8Array) => readPeaks(bytes.slice().buffer);
const noise = (pairs: number): Float32Array => Float32Array.from({ length: pairs * 2 }, (_, index) => Math.sin(index * 12.9898) * 0.9);

test('a waveform has the lowest and highest sample of every 256, left and right together', () => {
	const samples = new Float32Array(512 * 2);
	samples[10] = -0.5;
	samples[11] = 0.25;
	samples[300 * 2 + 1] = 1;
	const peaks = read(build(samples));
	expect(peaks.sampleCount).toBe(512);
	expect([...peaks.levels[0]?.data ?? []]).toEqual([-64, 32, 0, 127]);
});

test('a sound too small for its resolution is still not shown as silence', () => {
	const samples = new Float32Array(256 * 2).fill(0.0001);
	expect([...read(build(samples)).levels[0]?.data ?? []]).toEqual([1, 1]);
});

test('the file is the same however the sound was cut on its way', () => {
	fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (pairs, cuts) => {
		const samples = noise(pairs);
		expect(build(samples, cuts.map(cut => Math.floor(cut * pairs)))).toEqual(build(samples));
	}), { numRuns: 60 });
});

test('every stretch contains the true peaks, at every zoom', () => {
	const pairs = 400_000;
	const samples = noise(pairs);
	samples[123_456 * 2] = 1;
	const peaks = read(build(samples));
	expect(peaks.levels.map(level => level.samplesPerBin)).toEqual([256, 1024]);
	for (const [start, end] of [[0, pairs], [123_000, 124_000], [123_456, 123_457], [100_000, 200_000], [399_990, 500_000]] as const) {
		const inside = samples.subarray(start * 2, Math.min(end, pairs) * 2);
		const found = peakBetween(peaks, start, end);
		expect(found?.high).toBeGreaterThanOrEqual(inside.reduce((a, b) => Math.max(a, b)) - 1e-6);
		expect(found?.low).toBeLessThanOrEqual(inside.reduce((a, b) => Math.min(a, b)) + 1e-6);
	}
	expect(peakBetween(peaks, 200_000, 300_000)?.high).toBeLessThan(0.95);
	expect(peakBetween(peaks, pairs, pairs + 10)).toBeNull();
	expect(peakBetween(peaks, -10, 0)).toBeNull();
});

test('what is no waveform is refused', () => {
	expect(() => readPeaks(new ArrayBuffer(100))).toThrow('no waveform');
	expect(() => readPeaks(build(noise(5000)).slice(0, 60).buffer)).toThrow();
});
