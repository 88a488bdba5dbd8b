import { expect, test } from 'vitest';
import { meterPlace, nextLevel, restingLevel } from './meterBallistics.ts';

const silence = { peak: 0, rms: 0 };

test('a bar rises at once and falls 20 dB a second; its peak stands a while first', () => {
	const loud = nextLevel(restingLevel, { peak: 0.5, rms: 0.25 }, 50);
	expect(loud.peak).toBeCloseTo(-6.02, 2);
	expect(loud.rms).toBeCloseTo(-12.04, 2);
	const later = nextLevel(loud, silence, 1000);
	expect(later.peak).toBeCloseTo(-26.02, 2);
	expect(later.held).toBe(loud.peak);
	expect(nextLevel(later, silence, 1000).held).toBeCloseTo(-26.02, 2);
});

test('what was above full scale keeps its lamp lit', () => {
	const clipped = nextLevel(restingLevel, { peak: 1.01, rms: 0.5 }, 50);
	expect(nextLevel(clipped, silence, 60_000)).toMatchObject({ hasClipped: true, peak: -60 });
	expect(nextLevel(restingLevel, { peak: 1, rms: 0.5 }, 50).hasClipped).toBe(false);
});

test('the meter reaches from −60 dB to full scale', () => {
	expect([-80, -60, -30, 0, 3].map(meterPlace)).toEqual([0, 0, 0.5, 1, 1]);
});
