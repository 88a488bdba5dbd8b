import type { Size } from '../../shared/render/geometry.ts';
import type { PixelRectangle } from '../export/layerFilters.ts';

/** The first and last row and column that hold anything. */
export type Bounds = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Pixels around what is seen, so that the colour of 4:2:0 beneath it is the same as in the whole picture. */
const margin = 8;

/** `bounds` widened by what a picture (RGBA, rows from the top) holds: every pixel that is not wholly transparent. */
export const boundsWith = (bounds: Bounds | null, pixels: Uint8ClampedArray, { width, height }: Size): Bounds | null => {
	const view = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
	// A drawn pixel that is seen is not zero; one that is zero is not seen.
	const isEmptyRow = (y: number): boolean => {
		for (let i = y * width; i < (y + 1) * width; i++) {
			if (view[i] !== 0) {
				return false;
			}
		}
		return true;
	};
	let top = 0;
	while (top < height && isEmptyRow(top)) {
		top++;
	}
	if (top === height) {
		return bounds;
	}
	let bottom = height - 1;
	while (isEmptyRow(bottom)) {
		bottom--;
	}
	let [left, right] = [width, -1];
	for (let y = top; y <= bottom; y++) {
		for (let x = 0; x < left; x++) {
			if (view[y * width + x] !== 0) {
				left = x;
			}
		}
		for (let x = width - 1; x > right; x--) {
			if (view[y * width + x] !== 0) {
				right = x;
			}
		}
	}
	return {
		left: Math.min(bounds?.left ?? left, left), top: Math.min(bounds?.top ?? top, top),
		right: Math.max(bounds?.right ?? right, right), bottom: Math.max(bounds?.bottom ?? bottom, bottom),
	};
};

/** The rectangle around the bounds with a margin, on even pixels, inside the picture; two by two pixels where nothing is seen. */
export const partOf = (bounds: Bounds | null, { width, height }: Size): PixelRectangle => {
	if (!bounds) {
		return { left: 0, top: 0, width: 2, height: 2 };
	}
	const down = (value: number): number => Math.max(0, 2 * Math.floor((value - margin) / 2));
	const up = (value: number, most: number): number => Math.min(most, 2 * Math.ceil((value + 1 + margin) / 2));
	const [left, top] = [down(bounds.left), down(bounds.top)];
	return { left, top, width: up(bounds.right, width) - left, height: up(bounds.bottom, height) - top };
};
