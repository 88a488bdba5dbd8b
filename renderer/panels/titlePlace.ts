import type { Box } from '../../electron/shared/drawing/defineDrawing.ts';
import type { Matrix, Size } from '../../electron/shared/render/geometry.ts';

/** From pixels of a drawing to pixels of the viewer. `matrix` takes the unit square to pixels of the frame; `zoom` is viewer pixels for each pixel of the frame. */
export const toViewer = (matrix: Matrix, drawing: Size, zoom: number): Matrix => ({
	a: matrix.a / drawing.width * zoom, b: matrix.b / drawing.width * zoom, c: matrix.c / drawing.height * zoom, d: matrix.d / drawing.height * zoom,
	e: matrix.e * zoom, f: matrix.f * zoom,
});

/** A way in the viewer as a way in the drawing. */
export const wayInDrawing = ({ a, b, c, d }: Matrix, x: number, y: number): { x: number; y: number } => {
	const determinant = a * d - b * c;
	return { x: (d * x - c * y) / determinant, y: (a * y - b * x) / determinant };
};

/** Lines a moved box keeps to, in parts of the picture: the middle, and the edges of the area that is safe for words. */
const lines = { middle: 0.5, near: 0.05, far: 0.95 } as const;

/** The correction that puts a span (in pixels of `length`) onto the nearest line within `reach`, and where that line is. */
export const snappedSpan = (start: number, size: number, length: number, reach: number): { readonly by: number; readonly line: number | null } => {
	const candidates = [
		{ by: lines.middle * length - (start + size / 2), line: lines.middle },
		{ by: lines.near * length - start, line: lines.near }, { by: lines.far * length - (start + size), line: lines.far },
	].filter(candidate => Math.abs(candidate.by) <= reach).toSorted((one, other) => Math.abs(one.by) - Math.abs(other.by));
	return candidates[0] ?? { by: 0, line: null };
};

/** The box a text is typed in: as wide as its lines may become, where the text stands. */
export const typingBox = (box: Box, align: string, lineWidth: number): Box => {
	const width = Math.max(lineWidth, box.width + box.height);
	const left = { left: box.left, right: box.left + box.width - width }[align] ?? box.left + box.width / 2 - width / 2;
	return { ...box, left, width };
};
