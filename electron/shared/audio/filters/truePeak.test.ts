import { expect, test } from 'vitest';
import { SlidingMaximum } from './slidingMaximum.ts';
import { TruePeakDetector } from './truePeak.ts';

const loudest = (samples: Iterable<number>, ignored = 0): number => {
	const detector = new TruePeakDetector();
	let peak = 0;
	for (const sample of samples) {
		peak = Math.max(peak, detector.next(sample, ignored));
	}
	return peak;
};

test('a tone between whose samples the wave peaks is read at its true height', () => {
	// A quarter of the sample rate, 45° off: all samples lie at 0.707.
	const tone = Array.from({ length: 4800 }, (_, i) => Math.sin(Math.PI / 2 * i + Math.PI / 4) * Math.min(1, i / 2400, (4800 - i) / 2400));
	expect(Math.max(...tone.map(Math.abs))).toBeLessThan(0.708);
	expect(20 * Math.log10(loudest(tone))).toBeCloseTo(0, 1);
});

test('tones up to 18 kHz are read to within 0.25 dB', () => {
	for (let frequency = 50; frequency < 18_000; frequency *= 1.31) {
		const tone = Array.from({ length: 9600 }, (_, i) => Math.sin(2 * Math.PI * frequency * i / 48_000 + 1) * Math.min(1, i / 4800, (9600 - i) / 4800));
		expect(Math.abs(20 * Math.log10(loudest(tone)))).toBeLessThan(0.25);
	}
});

test('what lies above the level that may be ignored is read exactly as without it', () => {
	const noise = Array.from({ length: 5000 }, (_, i) => Math.sin(i * i * 0.11) * (i % 700 < 350 ? 0.05 : 0.9));
	const exact = new TruePeakDetector();
	const quick = new TruePeakDetector();
	for (const sample of noise) {
		const [peak, quicker] = [exact.next(sample), quick.next(sample, 0.3)];
		expect(peak > 0.3 ? quicker : quicker <= 0.3).toBe(peak > 0.3 ? peak : true);
	}
});

test('a sliding maximum is the largest of the last values', () => {
	const values = Array.from({ length: 500 }, (_, i) => Math.sin(i * i));
	for (const length of [1, 2, 7, 100]) {
		const sliding = new SlidingMaximum(length);
		values.forEach((value, i) => expect(sliding.next(value)).toBe(Math.max(...values.slice(Math.max(0, i - length + 1), i + 1))));
	}
});
