import { expect, test } from 'vitest';
import { frameTimingOf, nearestRate, type FrameTime } from './frameTiming.ts';

const framesAt = (times: readonly number[], keyEvery = 12): FrameTime[] => times.map((at, index) => ({ at, duration: 0, isKey: index % keyEvery === 0 }));
const rounded = (fps: number, tick: number, count = 200): FrameTime[] => framesAt(Array.from({ length: count }, (_, index) => Math.round(index / fps / tick) * tick));

test('rates that cameras write are found whatever the timestamps are rounded to', () => {
	for (const [numerator, denominator] of [[24_000, 1001], [24, 1], [25, 1], [30_000, 1001], [30, 1], [50, 1], [60_000, 1001], [60, 1], [16, 1]] as const) {
		for (const tick of [1 / 90_000, 1 / 15_360, 0.001]) {
			const timing = frameTimingOf(rounded(numerator / denominator, tick), tick, null);
			expect([tick, timing.frameRate, timing.isVariable]).toEqual([tick, { numerator, denominator }, false]);
		}
	}
});

test('a stated rate that is nonsense is not believed', () => {
	expect(frameTimingOf(rounded(30, 1 / 57_600), 1 / 57_600, { numerator: 57_600, denominator: 1 })).toMatchObject({ frameRate: { numerator: 30, denominator: 1 }, isVariable: false });
});

test('one late frame makes the rate variable, and the usual distance stays the rate', () => {
	const times = Array.from({ length: 100 }, (_, index) => index / 30 + (index > 50 ? 0.021 : 0));
	expect(frameTimingOf(framesAt(times), 1 / 90_000, null)).toMatchObject({ frameRate: { numerator: 30, denominator: 1 }, isVariable: true });
});

test('a phone whose frames tremble by half a millisecond is variable', () => {
	const times = Array.from({ length: 100 }, (_, index) => index / 60 + (index % 3 === 0 ? 0.0005 : 0));
	expect(frameTimingOf(framesAt(times), 1 / 90_000, { numerator: 60, denominator: 1 }).isVariable).toBe(true);
});

test('the longest group of pictures counts the last one, too', () => {
	expect(frameTimingOf(framesAt(Array.from({ length: 50 }, (_, index) => index / 25), 1000), 1 / 12_800, null).longestGopSeconds).toBeCloseTo(1.96);
	expect(frameTimingOf(framesAt(Array.from({ length: 50 }, (_, index) => index / 25), 10), 1 / 12_800, null).longestGopSeconds).toBeCloseTo(0.4);
});

test('a rate near no usual one is kept in thousandths', () => {
	expect(nearestRate(7.3, 0.001)).toEqual({ numerator: 7300, denominator: 1000 });
	expect(frameTimingOf(framesAt([3]), 0.001, { numerator: 24, denominator: 1 })).toMatchObject({ frameRate: { numerator: 24, denominator: 1 }, isVariable: false });
});
