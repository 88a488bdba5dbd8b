/** Nearest two points of a curve may come: nearer they could not be told apart or grabbed. */
const gap = 0.02;

const clamped = (value: number, low = 0, high = 1): number => Math.max(low, Math.min(high, value));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The points with one of them moved; it stops at its neighbours, and the first and the last keep their places across. */
export const withMovedPoint = (points: readonly number[], place: number, x: number, y: number): number[] => {
	const last = points.length / 2 - 1;
	const fixed = place === 0 || place === last;
	const across = fixed ? points[2 * place] ?? 0 : clamped(x, (points[2 * place - 2] ?? 0) + gap, (points[2 * place + 2] ?? 1) - gap);
	return points.toSpliced(2 * place, 2, rounded(across), rounded(clamped(y)));
};

/** The points with a new one, and its place; null where another lies too near. */
export const withAddedPoint = (points: readonly number[], x: number, y: number): { readonly points: number[]; readonly place: number } | null => {
	const place = points.findIndex((value, at) => at % 2 === 0 && value > x) / 2;
	const isFree = place > 0 && x - (points[2 * place - 2] ?? 0) >= gap && (points[2 * place] ?? 0) - x >= gap;
	return isFree ? { points: points.toSpliced(2 * place, 0, rounded(x), rounded(clamped(y))), place } : null;
};

/** The points without one of them; the first and the last stay. */
export const withoutPoint = (points: readonly number[], place: number): number[] =>
	(place > 0 && place < points.length / 2 - 1 ? points.toSpliced(2 * place, 2) : [...points]);
