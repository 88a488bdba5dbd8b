import type { Easing } from './keyframe.ts';

/** One coordinate of a cubic curve from 0 to 1 with the inner control values `a` and `b`. */
const cubic = (a: number, b: number, u: number): number => {
	const v = 1 - u;
	return 3 * v * v * u * a + 3 * v * u * u * b + u * u * u;
};

const slope = (a: number, b: number, u: number): number => {
	const v = 1 - u;
	return 3 * v * v * a + 6 * v * u * (b - a) + 3 * u * u * (1 - b);
};

/**
 * Where along the curve (0…1) its x is `x`. The x of a handle is 0…1, so x never runs backwards and there is one answer: Newton's method finds it in three or four steps,
 * and halving takes over where the curve is too flat for it. Exact to 1e-12 in x.
 */
export const parameterAt = (a: number, b: number, x: number): number => {
	let low = 0;
	let high = 1;
	let u = x;
	for (let step = 0; step < 60; step++) {
		const off = cubic(a, b, u) - x;
		if (Math.abs(off) < 1e-12) {
			return u;
		}
		if (off > 0) {
			high = u;
		} else {
			low = u;
		}
		const next = u - off / slope(a, b, u);
		u = next > low && next < high ? next : (low + high) / 2;
	}
	return u;
};

/** How much of the change between two keyframes is done after `progress` (0…1) of the time between them: 0 at the first, 1 at the second; a curve may overshoot in between. */
export const eased = (easing: Easing, progress: number): number => {
	if (progress >= 1) {
		return 1;
	}
	if (progress <= 0 || easing.type === 'hold') {
		return 0;
	}
	return easing.type === 'linear' ? progress : cubic(easing.out[1], easing.in[1], parameterAt(easing.out[0], easing.in[0], progress));
};
