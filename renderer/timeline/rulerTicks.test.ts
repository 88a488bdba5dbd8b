import { expect, test } from 'vitest';
import { frameLength } from '../../electron/shared/time/frameRate.ts';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import { majorStep, rulerTicks } from './rulerTicks.ts';

const pal = { numerator: 25, denominator: 1 };

test.each([
	[4000, frameLength(pal)], [100, flicksPerSecond], [40, 5 * flicksPerSecond], [1, 120 * flicksPerSecond],
])('at %d pixels a second labels stand %d flicks apart', (pixelsPerSecond, step) => {
	expect(majorStep({ leftFlicks: 0, pixelsPerSecond }, pal, 96)).toBe(step);
});

test('ticks stand on frames and never crowd', () => {
	const ticks = rulerTicks({ leftFlicks: 3.3 * flicksPerSecond, pixelsPerSecond: 300 }, pal, 800);
	expect(ticks.every(tick => tick.at % frameLength(pal) === 0)).toBe(true);
	for (const [index, tick] of ticks.slice(1).entries()) {
		expect(tick.x - (ticks[index]?.x ?? 0)).toBeGreaterThanOrEqual(5);
	}
});
