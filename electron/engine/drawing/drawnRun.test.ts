import { expect, test } from 'vitest';
import { time } from '../../shared/time/time.ts';
import { heldSequence, stretchesOf } from './drawnRun.ts';

const second = 705_600_000;
const frame = time(second / 25);

test('a title that comes and goes is drawn as often as it changes', () => {
	const title = { drawing: 'plain', parameters: { animateIn: 'fade', animateOut: 'fade', inSeconds: 0.2, outSeconds: 0.2 }, at: time(frame / 2), duration: time(4 * second) };
	const counts = stretchesOf(title, 100, frame).map(stretch => stretch.count);
	expect(counts).toEqual([1, 1, 1, 1, 1, 90, 1, 1, 1, 1, 1]);
	expect(counts.reduce((sum, count) => sum + count)).toBe(100);
});

test('a still is drawn once, a roll every frame', () => {
	expect(stretchesOf({ drawing: 'solid', parameters: {}, at: time(0), duration: time(second) }, 25, frame)).toHaveLength(1);
	expect(stretchesOf({ drawing: 'roll', parameters: {}, at: time(0), duration: time(second) }, 25, frame)).toHaveLength(25);
});

test('long rests are held by a filter at the place they have by then, short ones are listed', () => {
	expect(heldSequence([1, 2, 90, 1, 20])).toEqual({
		listed: [0, 1, 1, 2, 3, 4],
		filters: ['loop=loop=89:size=1:start=3', 'loop=loop=19:size=1:start=94'],
	});
});
