import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsWith, partOf } from './drawnBounds.ts';

const size = { width: 40, height: 30 };
const withPixels = (places: readonly (readonly [number, number])[]): Uint8ClampedArray => {
	const pixels = new Uint8ClampedArray(size.width * size.height * 4);
	places.forEach(([x, y]) => pixels.fill(7, (y * size.width + x) * 4, (y * size.width + x) * 4 + 4));
	return pixels;
};
const place = fc.tuple(fc.integer({ min: 0, max: size.width - 1 }), fc.integer({ min: 0, max: size.height - 1 }));

test('bounds hold every pixel that was drawn, and no row or column too many', () => {
	fc.assert(fc.property(fc.array(fc.array(place, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }), (pictures) => {
		const [xs, ys] = [pictures.flat().map(([x]) => x), pictures.flat().map(([, y]) => y)];
		const found = pictures.reduce<ReturnType<typeof boundsWith>>((bounds, places) => boundsWith(bounds, withPixels(places), size), null);
		expect(found).toEqual({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) });
	}));
});
test('an empty picture adds nothing', () => {
	expect(boundsWith(null, withPixels([]), size)).toBeNull();
	expect(boundsWith({ left: 1, top: 2, right: 3, bottom: 4 }, withPixels([]), size)).toEqual({ left: 1, top: 2, right: 3, bottom: 4 });
});
test('the part around them is even, inside the picture, and has a margin', () => {
	expect(partOf({ left: 15, top: 11, right: 20, bottom: 13 }, size)).toEqual({ left: 6, top: 2, width: 24, height: 20 });
	expect(partOf({ left: 1, top: 0, right: 39, bottom: 29 }, size)).toEqual({ left: 0, top: 0, width: 40, height: 30 });
	expect(partOf(null, size)).toEqual({ left: 0, top: 0, width: 2, height: 2 });
});
