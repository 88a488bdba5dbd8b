import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mixer } from './mixer.ts';
import { fadeCurveSchema, fadeGain, fadeShape } from './fades.ts';
import { mixedSound } from './mixedSound.ts';
import type { MixBus, MixPart, MixPlan } from './mixPlan.ts';
import { flicksPerSecond, type Time } from '../time/time.ts';
import { quarterSine } from './quarterSine.ts';
import { gainOf, panGains, type SoundGain } from './soundGain.ts';
import { soundNeeds } from './soundNeeds.ts';
import { soundValues } from './effects/defineSoundEffect.ts';
import { soundEffectNamed } from './effects/index.ts';
import type { SoundStage } from './soundStage.ts';

const unchanged: SoundGain = { left: 1, right: 1, moves: null };
const part = (extra: Partial<MixPart>): MixPart => ({
	clipId: 'c', assetId: 'a', sound: '0', startSample: 0, endSample: 1000, sourceStartSample: 0, stages: [], gain: unchanged,
	fadeInSamples: 0, fadeOutSamples: 0, fadeInCurve: 'linear', fadeOutCurve: 'linear', ...extra,
});
const planWith = (buses: readonly Partial<MixBus>[], startSample: number, sampleCount: number, master: readonly SoundStage[] = []): MixPlan => ({
	sampleRate: 48_000, startSample, sampleCount, master: { stages: master, gain: unchanged },
	buses: buses.map((bus, place) => ({ trackId: `track ${place}`, stages: [], gain: unchanged, parts: [], ...bus })),
});
/** Every part on a track of its own. */
const planOf = (parts: readonly MixPart[], startSample: number, sampleCount: number): MixPlan => planWith(parts.map(only => ({ parts: [only] })), startSample, sampleCount);

/** A source that is different at every sample and ends after `length`. */
const sourceSample = (place: number, side: number) => Math.fround(Math.fround((place * 7919 + side * 104_729) % 65_536 / 32_768) - 1);
const read = (length: number) => async (_: MixPart, from: number, count: number) =>
	Float32Array.from({ length: 2 * Math.max(0, Math.min(count, length - from)) }, (__, i) => sourceSample(from + (i >> 1), i % 2));

const whole = async (plan: MixPlan, block: number, length = 10_000): Promise<Float32Array> => {
	const all = new Float32Array(2 * plan.sampleCount);
	let at = 0;
	for await (const piece of mixedSound(plan, read(length), block)) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
};

/** A plan mixed in the blocks of an AudioWorklet, with every source at hand. */
const inBlocks = (plan: MixPlan, length = 10_000): Float32Array => {
	const mixer = new Mixer();
	mixer.setPlan(plan);
	const all = new Float32Array(2 * plan.sampleCount);
	const left = new Float32Array(128);
	const right = new Float32Array(128);
	for (let start = 0; start < plan.sampleCount; start += 128) {
		mixer.mix(plan.startSample + start, left, right, (_, from, count) => Float32Array.from({ length: 2 * Math.max(0, Math.min(count, length - from)) }, (__, i) => sourceSample(from + (i >> 1), i % 2)));
		for (let i = 0; i < Math.min(128, plan.sampleCount - start); i++) {
			all[2 * (start + i)] = left[i] ?? 0;
			all[2 * (start + i) + 1] = right[i] ?? 0;
		}
	}
	return all;
};

const anyPart = fc.record({
	startSample: fc.integer({ min: -200, max: 900 }), length: fc.integer({ min: 1, max: 900 }), sourceStartSample: fc.integer({ min: -300, max: 9800 }),
	gain: fc.record({ left: fc.double({ min: 0, max: 2, noNaN: true }), right: fc.double({ min: 0, max: 2, noNaN: true }), moves: fc.constant(null) }),
	fadeInSamples: fc.integer({ min: 0, max: 400 }), fadeOutSamples: fc.integer({ min: 0, max: 400 }),
	fadeInCurve: fc.constantFrom(...fadeCurveSchema.options), fadeOutCurve: fc.constantFrom(...fadeCurveSchema.options),
}).map(({ length, ...rest }) => part({ ...rest, endSample: rest.startSample + length }));
const anyParts = fc.array(anyPart, { maxLength: 6 }).map(parts => parts.toSorted((a, b) => a.startSample - b.startSample));

describe('the mixer', () => {
	test('gives the same bits however the film is cut into blocks and wherever it begins', async () => {
		await fc.assert(fc.asyncProperty(anyParts, fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 999 }), async (parts, block, begin) => {
			const reference = await whole(planOf(parts, 0, 1000), 1000);
			expect(await whole(planOf(parts, 0, 1000), block)).toEqual(reference);
			expect(await whole(planOf(parts, begin, 1000 - begin), block)).toEqual(reference.slice(2 * begin));
		}), { numRuns: 60 });
	});

	test('the worklet’s blocks and the export’s are the same bits', async () => {
		await fc.assert(fc.asyncProperty(anyParts, async (parts) => {
			const plan = planOf(parts, 0, 1024);
			const reference = await whole(plan, 333);
			expect(inBlocks(plan)).toEqual(reference);
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

	test.each(fadeCurveSchema.options)('a %s fade rises from silence to full, never falling', (curve) => {
		const points = Array.from({ length: 101 }, (_, i) => fadeShape(i / 100, curve));
		expect(points[0]).toBeCloseTo(0, 9);
		expect(points[100]).toBeCloseTo(1, 7);
		points.slice(1).forEach((point, i) => expect(point).toBeGreaterThan(points[i] ?? 0));
		if (curve === 'logarithmic') {
			expect(20 * Math.log10(points[50] ?? 0)).toBeCloseTo(-30, 0);
		}
	});

	test('a linear fade rises and falls in a straight line from silence', () => {
		const faded = part({ endSample: 100, fadeInSamples: 10, fadeOutSamples: 20 });
		expect([0, 4, 9, 10, 79, 80, 99].map(sample => fadeGain(faded, sample))).toEqual([0.05, 0.45, 0.95, 1, 1, 0.975, 0.025]);
	});
});

describe('effects in the mix', () => {
	const second = 48_000;
	const stage = (type: string, values: Readonly<Record<string, number | string>> = {}, extra: Partial<SoundStage> = {}): SoundStage => {
		const definition = soundEffectNamed(type);
		if (!definition) {
			throw new Error(type);
		}
		return { effectId: `${type} ${JSON.stringify(values)}`, type, values: soundValues(definition, values), keyframes: {}, originFlicks: 0, keyTrackId: null, ...extra };
	};
	const sweep: SoundStage['keyframes'] = { frequency: [
		{ time: 0 as Time, value: 200, easing: { type: 'linear' } }, { time: 7 * flicksPerSecond as Time, value: 1800, easing: { type: 'linear' } },
	] };
	const length = 7 * second;
	/** Every place an effect can be, with sound that begins and ends inside. */
	const plan = (startSample: number, sampleCount: number): MixPlan => planWith([
		{ trackId: 'voice', stages: [stage('compressor', { threshold: -30, release: 90 }), stage('equaliser', { band2Gain: 9 })], parts: [
			part({ clipId: 'first', startSample: 0, endSample: 4 * second, sourceStartSample: 900, stages: [stage('high-pass', { frequency: 150 }, { keyframes: sweep })] }),
			part({ clipId: 'second', startSample: 4 * second, endSample: 6 * second, sourceStartSample: 900 + 4 * second, fadeOutSamples: second, stages: [stage('limiter', { drive: 6 })] }),
		] },
		{ trackId: 'music', stages: [stage('ducking', { trackId: 'voice', release: 100 }, { keyTrackId: 'voice' })], gain: { left: 0.7, right: 0.5, moves: null }, parts: [part({ clipId: 'long', endSample: 6.5 * second })] },
	], startSample, sampleCount, [stage('limiter', { ceiling: -3 })]);

	test('the samples are the same in any blocks and wherever one begins, with effects on clips, tracks and master', async () => {
		const reference = await whole(plan(0, length), second, length);
		expect(reference.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeGreaterThan(0.3);
		expect(Buffer.from(inBlocks(plan(0, length), length).buffer).equals(Buffer.from(reference.buffer))).toBe(true);
		for (const [begin, block] of [[4 * second - 31, 7777], [Math.round(5.4 * second), 480_000]] as const) {
			const from = await whole(plan(begin, length - begin), block, length);
			expect(Buffer.from(from.buffer).equals(Buffer.from(reference.slice(2 * begin).buffer)), `from ${begin}`).toBe(true);
		}
	});

	test('a new beginning every five seconds cannot be heard', async () => {
		const tone = (_: MixPart, from: number, count: number) => Promise.resolve(Float32Array.from({ length: 2 * count }, (__, i) => 0.5 * Math.sin((from + (i >> 1)) / 40)));
		const long = planWith([{ stages: [stage('compressor', { threshold: -30, release: 400 }), stage('high-pass'), stage('limiter', { drive: 8, ceiling: -6 })], parts: [part({ endSample: 6 * second })] }], 0, 6 * second);
		const out: number[] = [];
		for await (const piece of mixedSound(long, tone)) {
			out.push(...piece.filter((_, i) => i % 2 === 0));
		}
		// The step of the second difference where a segment begins, against the largest elsewhere.
		const bend = (i: number) => Math.abs((out[i - 1] ?? 0) - 2 * (out[i] ?? 0) + (out[i + 1] ?? 0));
		const usual = Math.max(...Array.from({ length: 4000 }, (_, i) => bend(4 * second + i)));
		expect(Math.max(bend(239_999), bend(240_000), bend(240_001))).toBeLessThan(usual + 1e-5);
	});

	test('a blade through a clip with effects changes nothing that can be heard', async () => {
		const stages = [stage('compressor', { threshold: -30, release: 90 }), stage('high-pass', { frequency: 200 })];
		const uncut = planWith([{ parts: [part({ endSample: 3 * second, sourceStartSample: 5 * second, stages })] }], 0, 3 * second);
		const cut = planWith([{ parts: [
			part({ clipId: 'a', endSample: second, sourceStartSample: 5 * second, stages }), part({ clipId: 'b', startSample: second, endSample: 3 * second, sourceStartSample: 6 * second, stages }),
		] }], 0, 3 * second);
		const [before, after] = [await whole(uncut, second, 20 * second), await whole(cut, second, 20 * second)];
		expect(before.reduce((largest, sample, i) => Math.max(largest, Math.abs(sample - (after[i] ?? 0))), 0)).toBeLessThan(1e-4);
	});

	test('latency is made up for: a limiter with nothing to do moves nothing', async () => {
		const quiet = part({ endSample: 2000, gain: { left: 0.1, right: 0.1, moves: null } });
		const plain = await whole(planOf([quiet], 0, 2400), 500);
		expect(await whole(planWith([{ parts: [quiet], stages: [stage('limiter')] }], 0, 2400, [stage('limiter', { ceiling: -2 })]), 500)).toEqual(plain);
	});

	test('a mixer that goes on needs only what is new, and one that begins also what came before', () => {
		const needs = (start: number, isBeginning: boolean) => soundNeeds(plan(0, length), start, start + second, isBeginning).map(need => [need.part.clipId, need.sourceSample, need.count] as const);
		const goingOn = needs(2 * second, false);
		expect(goingOn.find(([clipId]) => clipId === 'long')?.[2]).toBe(second);
		const [, from, count] = needs(5.2 * second, true).find(([clipId]) => clipId === 'long') ?? ['', 0, 0];
		expect(from).toBeLessThan(5 * second);
		expect(from + count).toBeGreaterThan(6 * second);
	});

	test('settings may change while it sounds, without a click', () => {
		const at = (makeUp: number) => planWith([{ stages: [{ ...stage('compressor', { threshold: 0, makeUp }), effectId: 'e' }], parts: [part({ endSample: second })] }], 0, second);
		const mixer = new Mixer();
		const left = new Float32Array(128);
		const right = new Float32Array(128);
		const ones = (_: MixPart, __: number, count: number) => new Float32Array(2 * count).fill(0.1);
		mixer.setPlan(at(0));
		mixer.mix(0, left, right, ones);
		expect(left[127]).toBeCloseTo(0.1, 6);
		mixer.setPlan(at(6));
		mixer.mix(128, left, right, ones);
		expect(left[0]).toBeCloseTo(0.1 * 10 ** 0.3, 5);
	});
});

test('volume and pan with keyframes move, in any blocks', async () => {
	const gain: SoundGain = { left: 1, right: 1, moves: {
		volume: 0, pan: 0, originFlicks: 100 * 14_700, pans: null,
		volumes: [{ time: 0 as Time, value: -40, easing: { type: 'linear' } }, { time: 400 * 14_700 as Time, value: 0, easing: { type: 'hold' } }],
	} };
	const plan = planOf([part({ gain })], 0, 1000);
	const moved = await whole(plan, 1000);
	const plain = await whole(planOf([part({})], 0, 1000), 1000);
	const level = (sample: number) => 20 * Math.log10((moved[2 * sample] ?? 0) / (plain[2 * sample] ?? 1));
	[[20, -40], [320, -18], [384, -11.6], [448, -5.2], [700, 0]].forEach(([sample = 0, decibels = 0]) => expect(level(sample)).toBeCloseTo(decibels, 3));
	expect(await whole(plan, 77)).toEqual(moved);
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
