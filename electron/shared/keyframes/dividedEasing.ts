import { parameterAt } from './eased.ts';
import type { Easing } from './keyframe.ts';

type Point = readonly [number, number];

const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

const limited = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A point in parts of the box from `from` to `to`; a side without length takes 0. */
const within = (point: Point, from: Point, to: Point): Point => {
	const part = (axis: 0 | 1) => (to[axis] === from[axis] ? 0 : (point[axis] - from[axis]) / (to[axis] - from[axis]));
	return [limited(part(0), 0, 1), limited(part(1), -10, 10)];
};

/** The easings before and after a moment (`progress` 0…1 of the time) that together run as `easing` does: De Casteljau's division. */
export const dividedEasing = (easing: Easing, progress: number): readonly [Easing, Easing] => {
	if (easing.type !== 'bezier') {
		return [easing, easing];
	}
	const share = parameterAt(easing.out[0], easing.in[0], progress);
	const start: Point = [0, 0];
	const end: Point = [1, 1];
	const [first, middle, last] = [between(start, easing.out, share), between(easing.out, easing.in, share), between(easing.in, end, share)];
	const [early, late] = [between(first, middle, share), between(middle, last, share)];
	const cut = between(early, late, share);
	return [
		{ type: 'bezier', out: within(first, start, cut), in: within(early, start, cut) },
		{ type: 'bezier', out: within(late, cut, end), in: within(last, cut, end) },
	];
};
