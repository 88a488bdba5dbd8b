import { expect, it } from 'vitest';
import { applyAffine, inverseMatrix, isUpright, scaleOf, touchedPixels, type Affine } from './placement.ts';

const turned: Affine = { a: 0.6, b: 0.8, c: -1.6, d: 1.2, e: 30, f: -7 };

it('the inverse leads every pixel back to its texel', () => {
	const { x, y } = applyAffine(turned, 12, 34);
	const [m0 = 0, m1 = 0, , m3 = 0, m4 = 0, , m6 = 0, m7 = 0] = inverseMatrix(turned);
	expect(m0 * x + m3 * y + m6).toBeCloseTo(12);
	expect(m1 * x + m4 * y + m7).toBeCloseTo(34);
});

it('the scale is measured along the axes of the source, turned or not', () => {
	expect(scaleOf(turned).x).toBeCloseTo(1);
	expect(scaleOf(turned).y).toBeCloseTo(2);
	expect(isUpright(turned)).toBe(false);
	expect(isUpright({ a: 2, b: 0, c: 0, d: 0.5, e: 1, f: 1 })).toBe(true);
});

it('only pixels that the picture touches are drawn, and none for a picture outside of the frame', () => {
	const rectangle = { left: 0, top: 0, right: 100, bottom: 50 };
	expect(touchedPixels({ rectangle, toTarget: { a: 1, b: 0, c: 0, d: 1, e: 10.5, f: -20 } }, 80, 200)).toEqual({ left: 10, top: 0, right: 80, bottom: 30 });
	expect(touchedPixels({ rectangle, toTarget: { a: 1, b: 0, c: 0, d: 1, e: 10, f: 20 } }, 200, 200)).toEqual({ left: 10, top: 20, right: 110, bottom: 70 });
	expect(touchedPixels({ rectangle, toTarget: { a: 1, b: 0, c: 0, d: 1, e: 500, f: 0 } }, 80, 200)).toBeNull();
});
