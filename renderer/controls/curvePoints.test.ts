import { expect, test } from 'vitest';
import { withAddedPoint, withMovedPoint, withoutPoint } from './curvePoints.ts';

const straight = [0, 0, 0.5, 0.5, 1, 1];

test('a moved point stops at its neighbours and inside the square', () => {
	expect(withMovedPoint(straight, 1, 2, 1.5)).toEqual([0, 0, 0.98, 1, 1, 1]);
	expect(withMovedPoint(straight, 1, -1, -1)).toEqual([0, 0, 0.02, 0, 1, 1]);
});
test('the ends move up and down only', () => {
	expect(withMovedPoint(straight, 0, 0.3, 0.2)).toEqual([0, 0.2, 0.5, 0.5, 1, 1]);
	expect(withMovedPoint(straight, 2, 0.3, 0.9)).toEqual([0, 0, 0.5, 0.5, 1, 0.9]);
});
test('a point is added between its neighbours, not on top of one', () => {
	expect(withAddedPoint(straight, 0.25, 0.4)).toEqual({ points: [0, 0, 0.25, 0.4, 0.5, 0.5, 1, 1], place: 1 });
	expect(withAddedPoint(straight, 0.51, 0.4)).toBeNull();
});
test('inner points can be removed, the ends cannot', () => {
	expect(withoutPoint(straight, 1)).toEqual([0, 0, 1, 1]);
	expect(withoutPoint(straight, 0)).toEqual(straight);
});
