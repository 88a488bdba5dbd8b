import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameAt, frameLength, timeOfFrame, type FrameRate } from './frameRate.ts';
import { formatTimecode } from './timecode.ts';
import { readTimeEntry } from './timeEntry.ts';

const pal: FrameRate = { numerator: 25, denominator: 1 };
const ntsc: FrameRate = { numerator: 30_000, denominator: 1001 };
const framesOf = (text: string, rate = pal, from = 100): number | string => {
	const { at, problem } = readTimeEntry(text, rate, timeOfFrame(from, rate));
	return at === null ? problem : at / frameLength(rate);
};

describe('a time that is typed', () => {
	test.each([
		['00:00:02:05', 55], ['1:02', 27], ['1:00:00', 1500], ['1204', 304], ['7', 7], ['0', 0], [' 12 ', 12], ['1.02', 27], ['1;02', 27],
		['5s', 125], ['2.5s', 63], ['2,5s', 63], ['.5s', 13], ['5 S', 125], ['90f', 90], ['90 f', 90], ['2m', 3000], ['0.5m', 750],
		['+10', 110], ['-10', 90], ['−10', 90], ['+12f', 112], ['-1s', 75], ['+ 1s', 125], ['+1:02', 127], ['-0', 100],
		['-500f', 0], ['-1:00:00', 0],
	])('%s is frame %i, counted from frame 100 where it has a sign', (text, frame) => {
		expect(framesOf(text)).toBe(frame);
	});
	test.each([
		['5s', 150], ['00:01:00;02', 1800], ['+1s', 130], ['90f', 90],
	])('%s is frame %i at 29.97', (text, frame) => {
		expect(framesOf(text, ntsc)).toBe(frame);
	});
	test.each([
		['', '“” is no time.'], ['soon', '“soon” is no time.'], ['+', '“+” is no time.'], ['1:', '“1:” is no time.'], ['--5', '“--5” is no time.'], ['+-5', '“+-5” is no time.'], ['5x', '“5x” is no time.'], ['1:2:3:4:5', 'is no time.'], ['s', 'is no time.'], ['.s', 'is no time.'],
		['90', 'Frames go from 00 to 24 here. For 90 frames write 90f.'], ['+30', 'For 30 frames write 30f.'], ['00:75:00', 'Seconds go from 00 to 59. For 75 seconds write 75s.'], ['75:00:00', 'Minutes go from 00 to 59. For 75 minutes write 75m.'],
	])('%s is refused in words', (text, words) => {
		expect(framesOf(text)).toContain(words);
	});
	test('is found again as it is written', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 5000 }), fc.constantFrom(pal, ntsc), (frame, from, rate) => {
			const at = timeOfFrame(frame, rate);
			expect(readTimeEntry(formatTimecode(at, rate), rate, timeOfFrame(from, rate)).at).toBe(at);
			expect(readTimeEntry(`${frame}f`, rate, timeOfFrame(from, rate)).at).toBe(at);
			expect(frameAt(readTimeEntry(`+${frame}f`, rate, timeOfFrame(from, rate)).at ?? timeOfFrame(-1, rate), rate)).toBe(frame + from);
		}));
	});
});
