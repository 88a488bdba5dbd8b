/**
 * sin(π/2 · x) for x from 0 to 1, to within 1e-8. Made of additions and multiplications only: Math.sin may differ in its last bit between the
 * engines of the desktop window and of the exporting process, and preview and export must mix identical samples.
 */
export const quarterSine = (x: number): number => {
	if (x <= 0) {
		return 0;
	}
	if (x >= 1) {
		return 1;
	}
	// Taylor series of the sine up to the 13th power; the rest is below 7e-10 at π/2.
	const angle = x * (Math.PI / 2);
	const square = angle * angle;
	return angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110 * (1 - square / 156))))));
};
