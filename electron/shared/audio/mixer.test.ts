import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gainOf, panGains, type MixPart, type MixPlan } from './mixPlan.ts';
import { fadeGain, mixBlock, mixed, soundNeeds } from './mixer.ts';
import { quarterSine } from './quarterSine.ts';

const part = (extra: Partial<MixPart>): MixPart => ({
	clipId: 'c', assetId: 'a', audioStream: 0, startSample: 0, endSample: 1000, sourceStartSample: 0, gainLeft: 1, gainRight: 1,
	fadeInSamples: 0, fadeOutSamples: 0, fadeInCurve: 'linear', fadeOutCurve: 'linear', ...extra,
});
const planOf = (parts: readonly MixPart[], startSample: number, sampleCount: number): MixPlan => ({ sampleRate: 48_000, startSample, sampleCount, parts });

/** A source that is different at every sample and ends after `length`. */
const sourceSample = (place: number, side: number) => Math.fround(Math.fround((place * 7919 + side * 104_729) % 65_536 / 32_768) - 1);
const read = (length: number) => async (_: MixPart, from: number, count: number) =>
	Float32Array.from({ length: 2 * Math.max(0, Math.min(count, length - from)) }, (__, i) => sourceSample(from + (i >> 1), i % 2));

const whole = async (plan: MixPlan, block: number, length = 10_000): Promise<Float32Array> => {
	const pieces: number[] = [];
	for await (const piece of mixed(plan, read(length), block)) {
		pieces.push(...piece);
	}
	return Float32Array.from(pieces);
};

const anyPart = fc.record({
	startSample: fc.integer({ min: -200, max: 900 }), length: fc.integer({ min: 1, max: 900 }), sourceStartSample: fc.integer({ min: -300, max: 9800 }),
	gainLeft: fc.float({ min: 0, max: 2, noNaN: true }), gainRight: fc.float({ min: 0, max: 2, noNaN: true }),
	fadeInSamples: fc.integer({ min: 0, max: 400 }), fadeOutSamples: fc.integer({ min: 0, max: 400 }),
	fadeInCurve: fc.constantFrom('linear' as const, 'equal-power' as const), fadeOutCurve: fc.constantFrom('linear' as const, 'equal-power' as const),
}).map(({ length, ...rest }) => part({ ...rest, endSample: rest.startSample + length }));
const anyParts = fc.array(anyPart, { maxLength: 6 }).map(parts => parts.toSorted((a, b) => a.startSample - b.startSample));

describe('the mixer', () => {
	test('gives the same bits however the film is cut into blocks and wherever it begins', async () => {
		await fc.assert(fc.asyncProperty(anyParts, fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 999 }), async (parts, block, begin) => {
			const reference = await whole(planOf(parts, 0, 1000), 1000);
			expect(await whole(planOf(parts, 0, 1000), block)).toEqual(reference);
			expect(await whole(planOf(parts, begin, 1000 - begin), block)).toEqual(reference.slice(2 * begin));
		}), { numRuns: 200 });
	});

	test('the worklet’s blocks and the export’s are the same bits', async () => {
		await fc.assert(fc.asyncProperty(anyParts, async (parts) => {
			const reference = await whole(planOf(parts, 0, 1024), 333);
			const left = new Float32Array(128);
			const right = new Float32Array(128);
			for (let start = 0; start < 1024; start += 128) {
				const sounds = new Map<unknown, Float32Array>();
				for (const need of soundNeeds(parts, { startSample: start, count: 128 })) {
					sounds.set(need.part, await read(10_000)(need.part, need.sourceSample, need.count));
				}
				mixBlock(parts, start, left, right, need => sounds.get(need.part) ?? null);
				left.forEach((value, i) => expect(value).toBe(reference[2 * (start + i)]));
				right.forEach((value, i) => expect(value).toBe(reference[2 * (start + i) + 1]));
			}
		}), { numRuns: 50 });
	});

	test('untouched sound passes bit for bit', async () => {
		const out = await whole(planOf([part({ endSample: 100, sourceStartSample: 7 })], 0, 100), 33);
		expect(out).toEqual(Float32Array.from({ length: 200 }, (_, i) => sourceSample(7 + (i >> 1), i % 2)));
	});

	test('is silent where nothing sounds, before a source begins and after it ends', async () => {
		const out = await whole(planOf([part({ startSample: 10, endSample: 90, sourceStartSample: -5 })], 0, 100), 64, 50);
		const sounding = Array.from(out).flatMap((value, i) => (value === 0 ? [] : [i >> 1]));
		expect(Math.min(...sounding)).toBe(15);
		expect(Math.max(...sounding)).toBe(64);
	});

	test('a crossfade keeps the power: the squares of both gains add up to 1', () => {
		const from = part({ endSample: 500, fadeOutSamples: 200, fadeOutCurve: 'equal-power' });
		const to = part({ startSample: 300, endSample: 900, fadeInSamples: 200, fadeInCurve: 'equal-power' });
		for (let sample = 300; sample < 500; sample++) {
			expect(fadeGain(from, sample) ** 2 + fadeGain(to, sample) ** 2).toBeCloseTo(1, 6);
		}
	});

	test('a linear fade rises and falls in a straight line from silence', () => {
		const faded = part({ endSample: 100, fadeInSamples: 10, fadeOutSamples: 20 });
		expect([0, 4, 9, 10, 79, 80, 99].map(sample => fadeGain(faded, sample))).toEqual([0.05, 0.45, 0.95, 1, 1, 0.975, 0.025]);
	});
});

describe('levels', () => {
	test('0 dB is exactly 1, −6.02 dB a half, −60 dB silence', () => {
		expect(gainOf(0)).toBe(1);
		expect(gainOf(-6.0206)).toBeCloseTo(0.5, 5);
		expect(gainOf(-60)).toBe(0);
	});

	test('the middle is exactly untouched; every pan has the same power', () => {
		expect(panGains(0)).toEqual({ left: 1, right: 1 });
		expect(panGains(-1)).toEqual({ left: Math.SQRT2, right: 0 });
		for (let pan = -1; pan <= 1; pan += 0.01) {
			const { left, right } = panGains(pan);
			expect(left ** 2 + right ** 2).toBeCloseTo(2, 6);
		}
	});

	test('the quarter sine is a sine', () => {
		for (let x = 0; x <= 1; x += 0.001) {
			expect(Math.abs(quarterSine(x) - Math.sin(x * Math.PI / 2))).toBeLessThan(1e-8);
		}
	});
});
