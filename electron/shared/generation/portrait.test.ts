import { expect, test } from 'vitest';
import { portraitSquare, wholeSquare } from './portrait.ts';

test('the whole square is the middle of a wide picture and of a tall one', () => {
	expect(portraitSquare(wholeSquare, 192, 108)).toEqual({ left: 42, top: 0, side: 108 });
	expect(portraitSquare(wholeSquare, 90, 160)).toEqual({ left: 0, top: 35, side: 90 });
});

test('a square that would reach over the edge is moved inside and keeps its size', () => {
	expect(portraitSquare({ x: 0, y: 1, size: 0.5 }, 200, 100)).toEqual({ left: 0, top: 50, side: 50 });
});

test('a square is never empty', () => {
	expect(portraitSquare({ x: 0.5, y: 0.5, size: 0.05 }, 4, 4).side).toBe(1);
});
