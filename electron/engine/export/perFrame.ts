/** How far the line through some frames may be from their values: far below what a filter resolves. */
const tolerance = 1e-5;
const decimals = 6;

/** Part of a row of values that is a straight line. */
type Piece = { readonly start: number; readonly first: number; readonly slope: number };

const piecesOf = (values: readonly number[]): readonly Piece[] => {
	const pieces: Piece[] = [];
	let start = 0;
	while (start < values.length) {
		const first = values[start] ?? 0;
		const slope = start + 1 < values.length ? (values[start + 1] ?? 0) - first : 0;
		let end = start + 2;
		while (end < values.length && Math.abs((values[end] ?? 0) - (first + slope * (end - start))) <= tolerance) {
			end++;
		}
		pieces.push({ start, first, slope });
		start = end;
	}
	return pieces;
};

const number = (value: number): string => String(Number(value.toFixed(decimals)));

const lineOf = ({ start, first, slope }: Piece, frame: string): string =>
	(Math.abs(slope) < tolerance / 1000 ? number(first) : `(${number(first)}+(${frame}-${start})*${slope.toFixed(12)})`);

const chosen = (pieces: readonly Piece[], frame: string): string => {
	const [only] = pieces;
	if (pieces.length <= 1) {
		return only ? lineOf(only, frame) : '0';
	}
	const middle = pieces.length >> 1;
	return `if(lt(${frame},${pieces[middle]?.start}),${chosen(pieces.slice(0, middle), frame)},${chosen(pieces.slice(middle), frame)})`;
};

/**
 * An expression of ffmpeg's that has `values[k]` in frame k. `frame` is the filter's variable for k, counted from 0. Straight stretches are written as lines, so a steady
 * move of any length is short; others take a look-up by halves, which costs a filter log n comparisons a frame. Contains commas: to be set in quotes inside a graph.
 */
export const perFrame = (values: readonly number[], frame: string): string => chosen(piecesOf(values), frame);
