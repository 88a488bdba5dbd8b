import { describe, expect, test } from 'vitest';
import { biquadDecibels } from '../filters/biquad.ts';
import { TruePeakDetector } from '../filters/truePeak.ts';
import { compressionAt, compressor } from './compressor.ts';
import { deEsser } from './deEsser.ts';
import { numberIn, soundValues, type SoundEffectDefinition, type SoundKey } from './defineSoundEffect.ts';
import { ducking } from './ducking.ts';
import { bandBiquad, equaliser, equaliserBands } from './equaliser.ts';
import { highPass } from './highPass.ts';
import { soundEffects } from './index.ts';
import { limiter } from './limiter.ts';
import { noiseGate } from './noiseGate.ts';

type Sound = { left: Float32Array; right: Float32Array };
type Stored = Readonly<Record<string, number | string | boolean>>;

const seconds = (count: number) => Math.round(count * 48_000);
const sound = (length: number, sampleAt: (i: number) => number): Sound => ({ left: Float32Array.from({ length }, (_, i) => sampleAt(i)), right: Float32Array.from({ length }, (_, i) => sampleAt(i) * 0.5) });
const tone = (frequency: number, level: number) => (i: number) => 10 ** (level / 20) * Math.sin(2 * Math.PI * frequency * i / 48_000);
/** The same on every run, and loud enough at times to move every effect. */
const rough = (i: number) => Math.sin(i * i * 0.000_37) * (0.1 + 0.9 * Math.abs(Math.sin(i / 7000)));

const copyOf = ({ left, right }: Sound): Sound => ({ left: left.slice(), right: right.slice() });

/** Runs an effect over a copy of a sound, in blocks of a size. */
const heard = (effect: SoundEffectDefinition, stored: Stored, input: Sound, block = 512, key: SoundKey | null = null): Sound & { reduction: number } => {
	const processor = effect.create();
	processor.tune(soundValues(effect, stored));
	const out = copyOf(input);
	for (let start = 0; start < out.left.length; start += block) {
		const end = start + block;
		processor.process(out.left.subarray(start, end), out.right.subarray(start, end), key && { left: key.left.subarray(start, end), right: key.right.subarray(start, end) });
	}
	return { ...out, reduction: processor.reduction?.() ?? 0 };
};

const levelOf = (samples: Float32Array) => 10 * Math.log10(2 * samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const largestDifference = (a: Float32Array, b: Float32Array) => a.reduce((largest, sample, i) => Math.max(largest, Math.abs(sample - (b[i] ?? Infinity))), 0);
const endOf = (samples: Float32Array) => samples.subarray(samples.length - 9600);
const keyFor = (input: Sound): SoundKey => ({ left: input.left.map((_, i) => ((i / 24_000 | 0) % 2 === 0 ? 0.5 : 0)), right: new Float32Array(input.left.length) });

/** Settings at which every effect has something to do. */
const busy: Readonly<Record<string, Stored>> = {
	'equaliser': { lowGain: 6, band1Gain: -9, band2Gain: 3, band3Gain: 12, band3Q: 8, band4Gain: -4, highGain: 5 },
	'compressor': { threshold: -30, makeUp: 3 }, 'limiter': { drive: 12 }, 'noise-gate': { threshold: -6, hold: 20 }, 'de-esser': { threshold: -40 }, 'ducking': { trackId: 'voice' },
};

describe.each(soundEffects.map(effect => [effect.name, effect] as const))('%s', (name, effect) => {
	const stored = busy[name] ?? {};
	const input = sound(seconds(1), rough);

	test('sounds the same however it is cut into blocks', () => {
		const whole = heard(effect, stored, input, input.left.length, keyFor(input));
		for (const block of [1, 7, 128, 1000]) {
			expect(largestDifference(heard(effect, stored, input, block, keyFor(input)).left, whole.left)).toBe(0);
		}
		expect(largestDifference(whole.left, input.left)).toBeGreaterThan(0.01);
	});

	test('leaves silence silent', () => {
		const silence = heard(effect, stored, sound(9600, () => 0), 512, keyFor(input));
		expect(silence.left.every(sample => sample === 0)).toBe(true);
	});

	test('has forgotten how it began after the time it names', () => {
		const settling = effect.settling(soundValues(effect, stored));
		expect(settling).toBeLessThan(seconds(10));
		const long = sound(2 * settling + 4800, rough);
		const late: Sound = { left: long.left.slice(settling), right: long.right.slice(settling) };
		const key = keyFor(long);
		const lateKey: SoundKey = { left: key.left.slice(settling), right: key.right.slice(settling) };
		const [ever, begun] = [heard(effect, stored, long, 4096, key), heard(effect, stored, late, 4096, lateKey)];
		expect(largestDifference(ever.left.subarray(2 * settling), begun.left.subarray(settling))).toBeLessThan(1e-4);
	});

	test('survives settings at both ends and stays finite', () => {
		const ends = [Math.min, Math.max].map(pick => Object.fromEntries(effect.parameters.flatMap(parameter =>
			(parameter.type === 'number' ? [[parameter.path.replace('parameters.', ''), pick(parameter.min, parameter.max)]] : []))));
		for (const end of ends) {
			expect(heard(effect, end, sound(4800, rough)).left.every(Number.isFinite)).toBe(true);
		}
	});

	test('declares its parameters below “parameters.”', () => {
		effect.parameters.forEach(parameter => expect(parameter.path).toMatch(/^parameters\.\w+$/u));
	});
});

test('settings out of a record are completed, bounded and freed of what nobody knows', () => {
	expect(soundValues(highPass, { frequency: 1e9, slope: 'sideways', mystery: 3 })).toEqual({ frequency: 2000, slope: '12' });
	expect(soundValues(highPass, { frequency: 'loud' })['frequency']).toBe(80);
});

test('a steep high-pass takes 24 dB an octave and 3 dB at its corner', () => {
	const at = (frequency: number) => levelOf(endOf(heard(highPass, { frequency: 400, slope: '24' }, sound(seconds(1), tone(frequency, -6))).left)) + 6;
	expect(at(400)).toBeCloseTo(-3.01, 1);
	expect(at(100) - at(50)).toBeCloseTo(24.1, 0);
	expect(at(4000)).toBeCloseTo(0, 2);
});

test('an equaliser does to tones what the sum of its bands’ curves says', () => {
	const stored = busy['equaliser'] ?? {};
	const values = soundValues(equaliser, stored);
	for (const frequency of [60, 200, 600, 1800, 5000, 12_000]) {
		const wanted = equaliserBands.reduce((sum, band) => sum + biquadDecibels(bandBiquad(band, values), frequency), 0);
		expect(levelOf(endOf(heard(equaliser, stored, sound(seconds(1), tone(frequency, -20))).left)) + 20).toBeCloseTo(wanted, 1);
	}
});

test('a flat equaliser leaves sound as it is, and need not be run', () => {
	expect(equaliser.isNeutral?.(soundValues(equaliser, {}))).toBe(true);
	const input = sound(4800, rough);
	const out = heard(equaliser, {}, input);
	expect(largestDifference(out.left, input.left)).toBeLessThan(1e-6);
});

describe('compressor', () => {
	test('follows its curve: nothing below the threshold, a third of what exceeds it above, a parabola between', () => {
		const curve = { threshold: -20, ratio: 3, knee: 6 };
		expect(compressionAt(curve, -30)).toBe(0);
		expect(compressionAt(curve, -23)).toBeCloseTo(0, 12);
		expect(compressionAt(curve, -20)).toBeCloseTo(-0.5, 12);
		expect(compressionAt(curve, -17)).toBeCloseTo(-2, 12);
		expect(compressionAt(curve, -5)).toBeCloseTo(-10, 12);
		expect(compressionAt({ ...curve, knee: 0 }, -20)).toBe(0);
	});

	test('a steady level comes out where the curve puts it, with the make-up gain', () => {
		const level = (input: number) => 20 * Math.log10(heard(compressor, { threshold: -20, ratio: 4, knee: 0, makeUp: 5 }, sound(seconds(2), () => 10 ** (input / 20))).left.at(-1) ?? 0);
		expect(level(-40)).toBeCloseTo(-35, 2);
		expect(level(-8)).toBeCloseTo(-20 + 12 / 4 + 5, 2);
	});

	test('attack and release are time constants', () => {
		const stored = { threshold: -20, ratio: 20, knee: 0, attack: 20, release: 100 };
		const step = sound(seconds(1), i => (i < seconds(0.5) ? 1 : 0.01));
		const { left } = heard(compressor, stored, step);
		const reduction = (at: number) => 20 * Math.log10((left[at] ?? 0) / (step.left[at] ?? 1));
		expect(reduction(20 * 48)).toBeCloseTo(-19 * (1 - 1 / Math.E), 1);
		expect(reduction(seconds(0.5) + 100 * 48)).toBeCloseTo(-19 / Math.E, 1);
	});

	test('turns both sides down alike, and says by how much', () => {
		const out = heard(compressor, { threshold: -20, ratio: 4, knee: 0 }, sound(seconds(1), () => 1));
		expect((out.left.at(-1) ?? 0) / (out.right.at(-1) ?? 1)).toBeCloseTo(2, 6);
		expect(out.reduction).toBeCloseTo(15, 3);
	});
});

describe('limiter', () => {
	const truePeak = ({ left, right }: Sound) => Math.max(...[left, right].map((side) => {
		const detector = new TruePeakDetector();
		return side.reduce((peak, sample) => Math.max(peak, detector.next(sample)), 0);
	}));

	test.each([
		['a tone whose peaks lie between samples', (i: number) => 1.8 * Math.sin(Math.PI / 2 * i + Math.PI / 4)],
		['single clicks', (i: number) => (i % 3001 === 700 ? 3 : 0.1 * Math.sin(i / 9))],
		['noise far above full scale', (i: number) => 4 * Math.sin(i * i * 0.11)],
		['a tone that jumps', (i: number) => (i % 9000 < 4500 ? 0.2 : 5) * Math.sin(i / 3)],
	])('keeps the true peak of %s at −1 dB', (_, sampleAt) => {
		const peak = 20 * Math.log10(truePeak(heard(limiter, {}, sound(seconds(1), sampleAt))));
		expect(peak).toBeLessThanOrEqual(-1);
		expect(peak).toBeGreaterThan(-1.6);
	});

	test('lets quiet sound through bit for bit, late by its latency', () => {
		const input = sound(9600, i => 0.3 * Math.sin(i / 5));
		const { left } = heard(limiter, {}, input);
		const late = limiter.latency ?? 0;
		expect(largestDifference(left.subarray(late), input.left.subarray(0, input.left.length - late))).toBe(0);
	});
});

test('a noise gate turns the room down by its range and leaves the voice alone', () => {
	const stored = { threshold: -40, range: 20, release: 50, hold: 50 };
	expect(levelOf(endOf(heard(noiseGate, stored, sound(seconds(1), tone(300, -60))).left))).toBeCloseTo(-80, 1);
	expect(levelOf(endOf(heard(noiseGate, stored, sound(seconds(1), tone(300, -20))).left))).toBeCloseTo(-20, 2);
});

test('a de-esser turns loud highs down and leaves the rest', () => {
	const stored = { frequency: 5000, threshold: -30, range: 10 };
	expect(levelOf(endOf(heard(deEsser, stored, sound(seconds(1), tone(9000, -6))).left))).toBeLessThan(-13.5);
	expect(levelOf(endOf(heard(deEsser, stored, sound(seconds(1), tone(400, -6))).left))).toBeCloseTo(-6, 1);
	expect(levelOf(endOf(heard(deEsser, stored, sound(seconds(1), tone(9000, -50))).left))).toBeCloseTo(-50, 1);
});

describe('ducking', () => {
	const input = sound(seconds(3), () => 0.5);
	const key = (level: number): SoundKey => ({ left: input.left.map((_, i) => (i < seconds(1.5) ? level : 0)), right: new Float32Array(input.left.length) });
	const stored = { trackId: 'voice', amount: 12, threshold: -36, attack: 50, hold: 100, release: 100 };
	const change = (out: Sound, at: number) => 20 * Math.log10((out.left[at] ?? 0) / 0.5);

	test('turns down by the amount while the other track is heard, and comes back', () => {
		const out = heard(ducking, stored, input, 512, key(0.3));
		expect(change(out, seconds(1.4))).toBeCloseTo(-12, 2);
		expect(change(out, seconds(2.9))).toBeCloseTo(0, 2);
		expect(change(out, seconds(0.05))).toBeCloseTo(-12 * (1 - 1 / Math.E), 1);
	});

	test('hears neither what is below the threshold nor a track that is not there', () => {
		expect(heard(ducking, stored, input, 512, key(0.005)).left).toEqual(input.left);
		expect(heard(ducking, stored, input).left).toEqual(input.left);
	});

	test('does nothing without a track to listen to', () => {
		expect(ducking.isNeutral?.(soundValues(ducking, {}))).toBe(true);
		expect(numberIn(soundValues(ducking, {}), 'amount')).toBe(12);
	});
});
