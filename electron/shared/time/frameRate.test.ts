import { expect, test } from 'vitest';
import { frameAt, frameLength, frameRateName, nearestFrame, sequenceRateFor, timeOfFrame, usualFrameRates } from './frameRate.ts';
import { time } from './time.ts';

test('a frame of every usual rate is a whole number of flicks', () => {
	usualFrameRates.forEach(rate => expect(frameLength(rate) * rate.numerator, frameRateName(rate)).toBe(705_600_000 * rate.denominator));
});

test('frames and moments turn into each other without drift', () => {
	const ntsc = { numerator: 30_000, denominator: 1001 };
	expect(frameAt(timeOfFrame(1_000_000, ntsc), ntsc)).toBe(1_000_000);
	expect(frameAt(time(timeOfFrame(7, ntsc) - 1), ntsc)).toBe(6);
	expect(nearestFrame(time(timeOfFrame(7, ntsc) + 3), ntsc)).toBe(timeOfFrame(7, ntsc));
});

test.each([
	[{ numerator: 25, denominator: 1 }, '25'], [{ numerator: 15, denominator: 1 }, '15'], [{ numerator: 30_000, denominator: 1001 }, '29.97'],
	[{ numerator: 2983, denominator: 100 }, '29.97'], [{ numerator: 1000, denominator: 1 }, '120'], [{ numerator: 1, denominator: 1 }, '23.976'],
])('a sequence for footage of %o has %s fps', (rate, name) => {
	expect(frameRateName(sequenceRateFor(rate))).toBe(name);
});
