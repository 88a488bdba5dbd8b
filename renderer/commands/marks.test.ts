import { expect, test } from 'vitest';
import { time } from '../../electron/shared/time/time.ts';
import { setIn, setOut, type Marks } from './marks.ts';

const marks = (inPoint: number | null, outPoint: number | null): Marks => ({ inPoint: inPoint === null ? null : time(inPoint), outPoint: outPoint === null ? null : time(outPoint), playhead: time(0) });

test.each([[null, null, [5, null]], [2, 9, [5, 9]], [2, 5, [5, null]], [2, 3, [5, null]]])('in at 5 makes of %s…%s a range that is none backwards', (before, after, expected) => {
	const range = marks(before, after);
	setIn(range, time(5));
	expect([range.inPoint, range.outPoint]).toEqual(expected);
});

test.each([[null, null, [null, 5]], [2, 9, [2, 5]], [5, 9, [null, 5]], [7, 9, [null, 5]]])('out at 5 makes of %s…%s a range that is none backwards', (before, after, expected) => {
	const range = marks(before, after);
	setOut(range, time(5));
	expect([range.inPoint, range.outPoint]).toEqual(expected);
});
