import { expect, test } from 'vitest';
import { balanceOf, dotOf } from './wheelMaths.ts';

test('a dot comes back where it was put', () => {
	const { x, y } = dotOf(balanceOf({ x: 0.3, y: -0.4 }, 0));
	expect([x, y].map(side => Number(side.toFixed(2)))).toEqual([0.3, -0.4]);
});

test('up is red, the middle is nothing, and beyond the edge is the edge', () => {
	expect(balanceOf({ x: 0, y: 1 }, 0.2)).toEqual([1, -0.5, -0.5, 0.2]);
	expect(balanceOf({ x: 0, y: 0 }, 0).map(Math.abs)).toEqual([0, 0, 0, 0]);
	expect(balanceOf({ x: 0, y: 5 }, 0)).toEqual([1, -0.5, -0.5, 0]);
});
