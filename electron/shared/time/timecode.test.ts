import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { timeOfFrame, type FrameRate } from './frameRate.ts';
import { formatTimecode, parseTimecode } from './timecode.ts';

const pal: FrameRate = { numerator: 25, denominator: 1 };
const ntsc: FrameRate = { numerator: 30_000, denominator: 1001 };
const doubleNtsc: FrameRate = { numerator: 60_000, denominator: 1001 };
const film: FrameRate = { numerator: 24_000, denominator: 1001 };

test.each([
	[0, pal, '00:00:00:00'], [24, pal, '00:00:00:24'], [25, pal, '00:00:01:00'], [90_000, pal, '01:00:00:00'],
	[1799, ntsc, '00:00:59;29'], [1800, ntsc, '00:01:00;02'], [17_981, ntsc, '00:09:59;29'], [17_982, ntsc, '00:10:00;00'], [107_892, ntsc, '01:00:00;00'],
	[3599, doubleNtsc, '00:00:59;59'], [3600, doubleNtsc, '00:01:00;04'], [215_784, doubleNtsc, '01:00:00;00'],
	[86_400, film, '01:00:00:00'],
])('frame %i at %o is written %s', (frame, rate, text) => {
	expect(formatTimecode(timeOfFrame(frame, rate), rate)).toBe(text);
	expect(parseTimecode(text, rate)).toBe(timeOfFrame(frame, rate));
});

test('every frame of three hours has its own number and is found again', () => {
	fc.assert(fc.property(fc.integer({ min: 0, max: 320_000 }), fc.constantFrom(pal, ntsc, doubleNtsc, film), fc.boolean(), (frame, rate, dropFrame) => {
		const at = timeOfFrame(frame, rate);
		expect(parseTimecode(formatTimecode(at, rate, { dropFrame }), rate, { dropFrame })).toBe(at);
	}), { numRuns: 2000 });
});

test('without drop-frame, 29.97 counts thirty frames to the second', () => {
	expect(formatTimecode(timeOfFrame(1800, ntsc), ntsc, { dropFrame: false })).toBe('00:01:00:00');
});

test('timecode may be typed short, signed, or without separators', () => {
	expect(parseTimecode('3:04', pal)).toBe(timeOfFrame(79, pal));
	expect(parseTimecode('1204', pal)).toBe(timeOfFrame(304, pal));
	expect(parseTimecode('7', pal)).toBe(timeOfFrame(7, pal));
	expect(parseTimecode('-12', pal)).toBe(timeOfFrame(-12, pal));
	expect(formatTimecode(timeOfFrame(-30, pal), pal)).toBe('-00:00:01:05');
});

test('a number that is left out means the first frame of its minute', () => {
	expect(parseTimecode('00:01:00;00', ntsc)).toBe(timeOfFrame(1800, ntsc));
});

test('what is no timecode is not read as one', () => {
	for (const text of ['', 'x', '00:00:00:25', '00:60:00:00', '1:2:3:4:5', '00:00:61:00', '1:', '-']) {
		expect(parseTimecode(text, pal), text).toBe(null);
	}
});
