type Move = { readonly x: number; readonly y: number };

/** Never −0. */
const wholePixels = (value: number): number => Math.round(value) + 0;

/**
 * A blur along a line as a row of means of two: the picture with itself moved by half the line, that with itself moved by a quarter, and so on down to one pixel. Each of n means doubles the
 * number of places a pixel is made of, so that a line of 100 pixels takes seven. `start` moves the picture back so that the line lies evenly about each pixel. Whole pixels: preview and
 * export do just the same.
 */
export const streakShifts = (lengthPixels: number, angle: number): { readonly start: Move; readonly shifts: readonly Move[] } => {
	const [cos, sin] = [Math.cos(angle * Math.PI / 180), Math.sin(angle * Math.PI / 180)];
	const shifts: Move[] = [];
	for (let part = lengthPixels / 2; part >= 0.5; part /= 2) {
		const move = { x: wholePixels(cos * part), y: wholePixels(sin * part) };
		if (move.x !== 0 || move.y !== 0) {
			shifts.push(move);
		}
	}
	const sum = (axis: 'x' | 'y') => shifts.reduce((total, move) => total + move[axis], 0);
	return { start: { x: wholePixels(-sum('x') / 2), y: wholePixels(-sum('y') / 2) }, shifts };
};
