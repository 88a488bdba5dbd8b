import { expect, test } from 'vitest';
import { compressor } from '../../electron/shared/audio/effects/compressor.ts';
import { soundValues } from '../../electron/shared/audio/effects/defineSoundEffect.ts';
import { equaliser } from '../../electron/shared/audio/effects/equaliser.ts';
import { compressedLevel, compressorPath, frequencyOfPlace, frequencyWords, gainOfPlace, placeOfFrequency, placeOfGain, responseAt, responsePath } from './soundCurves.ts';

test('a flat equaliser is a straight line in the middle; a band raises the line where it stands', () => {
	const flat = soundValues(equaliser, {});
	expect(responseAt(flat, 500)).toBeCloseTo(0, 9);
	expect(new Set(responsePath(flat, 200, 100).match(/ \d+\.\d+/gu))).toEqual(new Set([' 50.00']));
	const raised = soundValues(equaliser, { band2Gain: 9, band2Frequency: 1000, lowGain: -6 });
	expect(responseAt(raised, 1000)).toBeCloseTo(9, 1);
	expect(responseAt(raised, 20)).toBeCloseTo(-6, 0);
});

test('frequencies and gains and their places are each other’s inverse', () => {
	for (const frequency of [20, 100, 997, 5000, 20_000]) {
		expect(frequencyOfPlace(placeOfFrequency(frequency))).toBe(frequency);
	}
	for (const gain of [-18, -3.5, 0, 18]) {
		expect(gainOfPlace(placeOfGain(gain))).toBe(gain);
	}
	expect([180, 1800].map(frequencyWords)).toEqual(['180 Hz', '1.8 kHz']);
});

test('a compressor leaves quiet levels, and above its threshold one dB in three', () => {
	const values = soundValues(compressor, { threshold: -30, ratio: 3, knee: 0, makeUp: 6 });
	expect(compressedLevel(values, -50)).toBe(-44);
	expect(compressedLevel(values, 0)).toBeCloseTo(-20 + 6);
	expect(compressorPath(soundValues(compressor, { threshold: 0, ratio: 1, knee: 0 }), 60)).toMatch(/^M0\.00 60\.00L1\.00 59\.00/u);
});
