/** A line of a ruler: where it is in pixels of the film, and whether its number stands beside it. */
export type RulerMark = { readonly at: number; readonly isNumbered: boolean };

/** Least room for a number, and between two lines, in pixels of the screen. */
const numberRoom = 52;
const lineRoom = 5;

/** The lines of a ruler along `length` pixels of the film, each `zoom` pixels of the screen: numbers at 1, 2 or 5 times a power of ten, and as many lines between them as there is room for. */
export const rulerMarks = (length: number, zoom: number): readonly RulerMark[] => {
	const steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
	const step = steps.find(candidate => candidate * zoom >= numberRoom) ?? 20_000;
	const parts = [10, 5, 2].find(count => step / count * zoom >= lineRoom) ?? 1;
	return Array.from({ length: Math.floor(length / (step / parts)) + 1 }, (_, place) => ({ at: place * step / parts, isNumbered: place % parts === 0 }));
};

/** Part of a side under the pointer, on a whole pixel of the film; null where the pointer has left the picture, and a guide would be gone. */
export const guideUnder = (pointer: number, side: { readonly start: number; readonly length: number }, filmPixels: number): number | null => {
	const share = (pointer - side.start) / side.length;
	return share < 0 || share > 1 ? null : Math.round(share * filmPixels) / filmPixels;
};
