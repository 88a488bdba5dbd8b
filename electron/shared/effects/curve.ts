/**
 * The value at `x` of a smooth curve through points (x, y, x, y … in order of x) that never overshoots between them: monotone cubic pieces after Fritsch and
 * Carlson 1980. Level before the first and after the last point.
 */
export const curveValue = (points: readonly number[], x: number): number => {
	const count = points.length / 2;
	const xAt = (place: number): number => points[2 * place] ?? 0;
	const yAt = (place: number): number => points[2 * place + 1] ?? 0;
	if (x <= xAt(0)) {
		return yAt(0);
	}
	if (x >= xAt(count - 1)) {
		return yAt(count - 1);
	}
	let place = 0;
	while (place < count - 2 && x >= xAt(place + 1)) {
		place++;
	}
	const secant = (at: number): number => (yAt(at + 1) - yAt(at)) / (xAt(at + 1) - xAt(at));
	const tangent = (at: number): number => {
		if (at === 0 || at === count - 1) {
			return secant(at === 0 ? 0 : count - 2);
		}
		const [before, after] = [secant(at - 1), secant(at)];
		// The harmonic mean keeps the curve between its points.
		return before * after <= 0 ? 0 : 2 * before * after / (before + after);
	};
	const width = xAt(place + 1) - xAt(place);
	const t = (x - xAt(place)) / width;
	const [t2, t3] = [t * t, t * t * t];
	return (2 * t3 - 3 * t2 + 1) * yAt(place) + (t3 - 2 * t2 + t) * width * tangent(place)
		+ (3 * t2 - 2 * t3) * yAt(place + 1) + (t3 - t2) * width * tangent(place + 1);
};
