import type { Easing, Keyframe } from '../../electron/shared/keyframes/keyframe.ts';

/** Which handle of a keyframe: the one of the stretch that leaves it, or of the one that arrives. */
export type HandleEnd = 'out' | 'in';

/** A place in the plot: a moment of the list's own time, and a value. */
export type PlotPoint = { readonly time: number; readonly value: number };

type Bezier = Extract<Easing, { type: 'bezier' }>;

const limited = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

const numberOf = (keyframe: Keyframe): number => Number(keyframe.value);

/** The stretch a handle belongs to, if it is a curve. */
const curveOf = (list: readonly Keyframe[], place: number, end: HandleEnd): { readonly start: number; readonly from: Keyframe; readonly to: Keyframe; readonly easing: Bezier } | null => {
	const start = end === 'out' ? place : place - 1;
	const [from, to] = [list[start], list[start + 1]];
	return from && to && from.easing.type === 'bezier' ? { start, from, to, easing: from.easing } : null;
};

/** Where a handle is; null where the value goes straight or holds. */
export const handlePoint = (list: readonly Keyframe[], place: number, end: HandleEnd): PlotPoint | null => {
	const curve = curveOf(list, place, end);
	if (!curve) {
		return null;
	}
	const { from, to, easing } = curve;
	const [time, value] = easing[end];
	return { time: from.time + (to.time - from.time) * time, value: numberOf(from) + (numberOf(to) - numberOf(from)) * value };
};

const withHandle = (list: readonly Keyframe[], place: number, end: HandleEnd, to: PlotPoint): readonly Keyframe[] => {
	const curve = curveOf(list, place, end);
	if (!curve) {
		return list;
	}
	const change = numberOf(curve.to) - numberOf(curve.from);
	const time = limited((to.time - curve.from.time) / (curve.to.time - curve.from.time), 0, 1);
	// Between two equal values a handle has no height.
	const value = change === 0 ? curve.easing[end][1] : limited((to.value - numberOf(curve.from)) / change, -10, 10);
	return list.map((keyframe, index) => index === curve.start ? { ...keyframe, easing: { ...curve.easing, [end]: [time, value] } } : keyframe);
};

/** The list with a handle put somewhere else. Unless broken, the handle on the other side turns along, so that the curve runs smoothly through the keyframe. */
export const draggedHandle = (list: readonly Keyframe[], place: number, end: HandleEnd, to: PlotPoint, isBroken: boolean): readonly Keyframe[] => {
	const moved = withHandle(list, place, end, to);
	const key = list[place];
	const other: HandleEnd = end === 'out' ? 'in' : 'out';
	const [mine, across] = [handlePoint(moved, place, end), handlePoint(moved, place, other)];
	if (isBroken || !key || !mine || !across || mine.time === key.time) {
		return moved;
	}
	const slope = (mine.value - numberOf(key)) / (mine.time - key.time);
	return withHandle(moved, place, other, { time: across.time, value: numberOf(key) + slope * (across.time - key.time) });
};

/** By how much values may be raised so that all stay within what the parameter takes. */
export const limitedRise = (values: readonly number[], by: number, { min, max }: { readonly min: number; readonly max: number }): number =>
	values.length === 0 ? 0 : limited(by, min - Math.min(...values), max - Math.max(...values));
