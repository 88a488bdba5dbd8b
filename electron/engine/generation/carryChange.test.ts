import { describe, expect, test } from 'vitest';
import { carryFilters, momentOf, seenPart } from './carryChange.ts';

const small = { fps: 16, frames: 32 };
const rate = { numerator: 25, denominator: 1 };

describe('the change of a frame', () => {
	test('lies between those of the frames the model made', () => {
		expect(momentOf(0, rate, small)).toEqual({ before: 0, after: 1, share: 0 });
		expect(momentOf(25, rate, small)).toEqual({ before: 16, after: 17, share: 0 });
		const { before, after, share } = momentOf(10, rate, small);
		expect([before, after]).toEqual([6, 7]);
		expect(share).toBeCloseTo(0.4, 9);
	});
	test('after the last is that of the last', () => {
		expect(momentOf(49, rate, small)).toEqual({ before: 31, after: 31, share: 0 });
		expect(momentOf(5, rate, { fps: 16, frames: 1 })).toEqual({ before: 0, after: 0, share: 0 });
	});
});
describe('the part of the footage that the model saw', () => {
	test('is all of it where the shapes agree', () => expect(seenPart({ width: 1920, height: 1080 }, { width: 128, height: 72 })).toEqual({ width: 1920, height: 1080 }));
	test('is the middle of a wider or a taller one', () => {
		expect(seenPart({ width: 2400, height: 1080 }, { width: 128, height: 72 })).toEqual({ width: 1920, height: 1080 });
		expect(seenPart({ width: 1080, height: 1080 }, { width: 128, height: 72 })).toEqual({ width: 1080, height: 608 });
	});
	test('leads the rest of the picture along', () => {
		expect(carryFilters({ width: 2400, height: 1080 }, { width: 128, height: 72 })).toContain('scale=1920:1080:flags=bicubic+accurate_rnd,pad=2400:1080:240:0,fillborders=left=240:right=240:top=0:bottom=0:mode=smear');
		expect(carryFilters({ width: 1920, height: 1080 }, { width: 128, height: 72 })).not.toContain('pad');
	});
});
