/** Directions of red, green and blue on a wheel: red at the top left as on a vectorscope turned to hours, a third of a turn apart. */
const angles = [90, 210, 330].map(degrees => degrees * Math.PI / 180);

/** Where the dot of a balance lies; the wheel's edge is 1. Up is positive y. */
export const dotOf = (balance: readonly number[]): { readonly x: number; readonly y: number } => ({
	x: 2 / 3 * angles.reduce((sum, angle, part) => sum + (balance[part] ?? 0) * Math.cos(angle), 0),
	y: 2 / 3 * angles.reduce((sum, angle, part) => sum + (balance[part] ?? 0) * Math.sin(angle), 0),
});

/** The balance of a dot, which is drawn back to the edge when it lies beyond; `all` stays. */
export const balanceOf = ({ x, y }: { readonly x: number; readonly y: number }, all: number): [number, number, number, number] => {
	const length = Math.max(1, Math.hypot(x, y));
	const part = (angle = 0) => Math.round((x * Math.cos(angle) + y * Math.sin(angle)) / length * 1000) / 1000;
	return [part(angles[0]), part(angles[1]), part(angles[2]), all];
};
