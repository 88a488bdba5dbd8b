import type { Rgb } from './operation.ts';

/** Light from the codes of a screen (Rec. 1886: a power of 2.4), both 0…1; below 0 nothing. */
export const lightOf = (code: number): number => Math.max(0, code) ** 2.4;

/** Codes from light. */
export const codeOf = (light: number): number => Math.max(0, light) ** (1 / 2.4);

/** Rec. 709 luma. */
export const lumaOf = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Every part changed by the same function. */
export const eachPart = ([red, green, blue]: Rgb, change: (part: number) => number): Rgb => [change(red), change(green), change(blue)];

/** `share` of the way from one colour to another. */
export const mixedRgb = (from: Rgb, to: Rgb, share: number): Rgb =>
	[from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];

/** Colour differences of Rec. 709: blue and red, each −0.5…0.5. */
export const chromaOf = (colour: Rgb): readonly [blueness: number, redness: number] => {
	const luma = lumaOf(colour);
	return [(colour[2] - luma) / 1.8556, (colour[0] - luma) / 1.5748];
};

/** The colour of a luma and colour differences. */
export const rgbOf = (luma: number, blueness: number, redness: number): Rgb => {
	const red = luma + 1.5748 * redness;
	const blue = luma + 1.8556 * blueness;
	return [red, (luma - 0.2126 * red - 0.0722 * blue) / 0.7152, blue];
};

/** 0 up to `low`, 1 from `high` on, an S between. */
export const smoothStep = (low: number, high: number, value: number): number => {
	const part = Math.max(0, Math.min(1, (value - low) / Math.max(1e-6, high - low)));
	return part * part * (3 - 2 * part);
};
