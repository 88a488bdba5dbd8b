import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { time, type Time } from './time.ts';
import { sourceLength, sourceMoment, sourcePassed, timeWithin, type Timing } from './timeMap.ts';

const frame = time(1000);
const timing = (rest: Partial<Timing> = {}): Timing => ({ duration: time(10 * frame), sourceStart: time(50 * frame), speed: 1, isReversed: false, ...rest });
const shown = (clip: Timing, frames = 10) => Array.from({ length: frames }, (_, place) => Math.floor(sourceMoment(clip, place * frame, frame) / frame));

describe('the frames a clip shows', () => {
	test('at full speed, half, double, held', () => {
		expect(shown(timing())).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
		expect(shown(timing({ speed: 0.5 }))).toEqual([50, 50, 51, 51, 52, 52, 53, 53, 54, 54]);
		expect(shown(timing({ speed: 2 }))).toEqual([50, 52, 54, 56, 58, 60, 62, 64, 66, 68]);
		expect(shown(timing({ speed: 0 }))).toEqual(Array(10).fill(50));
	});
	test('backwards are the same, last first', () => {
		for (const speed of [1, 0.5, 2, 0.3, 4]) {
			expect(shown(timing({ speed, isReversed: true })), String(speed)).toEqual(shown(timing({ speed })).toReversed());
		}
	});
});

test('a clip cut in two uses no more source than the whole', () => {
	fc.assert(fc.property(fc.double({ min: 0.05, max: 10, noNaN: true }), fc.integer({ min: 1, max: 99 }), (speed, cut) => {
		const passed = sourcePassed({ speed }, cut * frame);
		expect(passed + sourcePassed({ speed }, (100 - cut) * frame)).toBeLessThanOrEqual(sourcePassed({ speed }, 100 * frame));
	}));
});

test('the longest time in which so much source passes', () => {
	expect([1, 2, 0.5, 4].map(speed => timeWithin({ speed }, 10 * frame, frame) / frame)).toEqual([10, 5, 20, 2]);
	expect(timeWithin({ speed: 0 }, 0, frame)).toBe(Infinity);
	fc.assert(fc.property(fc.double({ min: 0.05, max: 10, noNaN: true }), fc.integer({ min: 0, max: 500_000 }), (speed, source) => {
		const longest = timeWithin({ speed }, source, frame);
		expect(sourcePassed({ speed }, longest)).toBeLessThanOrEqual(source);
		expect(sourcePassed({ speed }, longest + frame)).toBeGreaterThan(source);
		expect(sourceLength(timing({ duration: longest as Time, speed }))).toBe(sourcePassed({ speed }, longest));
	}));
});
