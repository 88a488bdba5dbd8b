import { expect, test } from 'vitest';
import { time } from '../../electron/shared/time/time.ts';
import { snappedDelta } from './snapping.ts';

const points = [100, 200, 300].map(time);

test('of two edges the closer one catches, and the line is drawn at its point', () => {
	expect(snappedDelta([0, 92], 4, points, 10)).toEqual({ delta: 8, line: 100 });
	expect(snappedDelta([0, 50], 153, points, 10)).toEqual({ delta: 150, line: 200 });
});

test('out of reach the drag is left alone', () => {
	expect(snappedDelta([0, 50], 120, points, 10)).toEqual({ delta: 120, line: null });
	expect(snappedDelta([0], 7, [], 10)).toEqual({ delta: 7, line: null });
});
