import { expect, test } from 'vitest';
import { flicksPerSecond } from '../shared/time/time.ts';
import { parseArguments, parseFrameRate, parseSize, parseTime } from './parseValue.ts';

const rate = { numerator: 25, denominator: 1 };

test.each([['2s', 2], ['2.5', 2.5], ['50f', 2], ['00:00:02:05', 2.2], ['01:00:00:00', 3600]])('%s is %s seconds', (text, seconds) => {
	expect(parseTime(text, rate)).toBe(Math.round(seconds * flicksPerSecond));
});
test.each(['soon', '-2s', '2m', ''])('“%s” is refused', (text) => {
	expect(() => parseTime(text, rate)).toThrow('invalid-request');
});
test.each([
	['25', 25, 1], ['29.97', 30_000, 1001], ['23.976', 24_000, 1001], ['59.94', 60_000, 1001], ['30000/1001', 30_000, 1001], ['12.5', 12.5, 1],
])('%s frames per second', (text, numerator, denominator) => {
	const parsed = parseFrameRate(text);
	expect(parsed.numerator / parsed.denominator).toBeCloseTo(numerator / denominator, 9);
});
test('sizes', () => {
	expect(parseSize('1920x1080')).toEqual({ width: 1920, height: 1080 });
	expect(() => parseSize('big')).toThrow('invalid-request');
});
test('arguments come as pairs or as JSON', () => {
	expect(parseArguments(['clipId=clip-1', 'by=2s', 'opacity=0.5', 'on=true', 'name=two words'], rate))
		.toEqual({ clipId: 'clip-1', by: 2 * flicksPerSecond, opacity: 0.5, on: true, name: 'two words' });
	expect(parseArguments(['{"a":[1]}'], rate)).toEqual({ a: [1] });
	expect(() => parseArguments(['x'], rate)).toThrow('invalid-request');
	expect(() => parseArguments(['{"a"'], rate)).toThrow('invalid-request');
});
