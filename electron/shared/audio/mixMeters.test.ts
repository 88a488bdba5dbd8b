import { expect, test } from 'vitest';
import { LevelMeter, silentLevel } from './levelMeter.ts';
import { MixMeters } from './mixMeters.ts';

const constant = (value: number, count: number) => new Float32Array(count).fill(value);

test('a level is the largest peak and the root mean square since it was last taken', () => {
	const meter = new LevelMeter();
	meter.add(Float32Array.of(0.5, -0.75, 0, 0), constant(0.25, 4));
	const { left, right } = meter.take();
	expect(left.peak).toBe(0.75);
	expect(left.rms).toBeCloseTo(Math.sqrt((0.25 + 0.5625) / 4), 9);
	expect(right).toEqual({ peak: 0.25, rms: 0.25 });
	expect(meter.take()).toEqual(silentLevel);
});

test('meters tell every track apart, and the loudness of the sum from its beginning on', () => {
	const meters = new MixMeters();
	meters.bus('voice', constant(0.5, 128), constant(0.5, 128));
	meters.bus('music', constant(0.1, 128), constant(0, 128));
	const tone = Float32Array.from({ length: 48_000 }, (_, i) => 10 ** (-23 / 20) * Math.sin(2 * Math.PI * 1000 * i / 48_000));
	meters.sum(tone, tone);
	const { tracks, master, loudness } = meters.report();
	expect(tracks['voice']?.left.peak).toBe(0.5);
	expect(tracks['music']?.right.rms).toBe(0);
	expect(master.left.peak).toBeCloseTo(10 ** (-23 / 20), 4);
	expect(loudness.momentary).toBeCloseTo(-23, 1);
	expect(loudness.shortTerm).toBe(-Infinity);
	meters.begin();
	expect(meters.report()).toMatchObject({ tracks: {}, loudness: { integrated: -Infinity, truePeak: -Infinity } });
});
