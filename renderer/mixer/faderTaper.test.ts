import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decibelsOfPlace, levelWords, panWords, placeOfDecibels } from './faderTaper.ts';

test('a fader rises with its level, and its place and its level are each other’s inverse', () => {
	fc.assert(fc.property(fc.double({ min: -60, max: 12, noNaN: true }), (level) => {
		expect(decibelsOfPlace(placeOfDecibels(level))).toBeCloseTo(level, 9);
		expect(placeOfDecibels(Math.min(12, level + 0.1))).toBeGreaterThanOrEqual(placeOfDecibels(level));
	}));
	expect([placeOfDecibels(-80), placeOfDecibels(-60), placeOfDecibels(0), placeOfDecibels(12), placeOfDecibels(40)]).toEqual([0, 0, 0.8, 1, 1]);
});

test('levels and places are said as mixers say them', () => {
	expect([-60, -6, -0.04, 0, 3.5].map(levelWords)).toEqual(['silent', '−6.0 dB', '0.0 dB', '0.0 dB', '+3.5 dB']);
	expect([-1, -0.3, 0.004, 0.5].map(panWords)).toEqual(['L 100', 'L 30', 'C', 'R 50']);
});
