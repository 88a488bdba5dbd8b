import { parameterAt } from '../keyframes/eased.ts';
import type { Easing, Keyframe, Keyframes } from '../keyframes/keyframe.ts';
import { placeAt } from '../keyframes/valueAt.ts';

/**
 * Speed that changes while a clip runs: its keyframes say how many seconds of source pass in a second of the timeline, and what has passed is the area under them: a square
 * between two points in a straight line. Before the first and after the last point the speed stays. Between them the speed may be 0: time stands still for a while, and the
 * moment seen then is seen from its first moment to its last.
 */
export type SpeedRamp = readonly Keyframe[];

/** What says how fast a clip runs: one speed or, where there are keyframes of it, a ramp. */
export type Pace = { readonly speed: number; readonly keyframes?: Keyframes };

/** The ramp of what runs at changing speeds; null at one speed. */
export const rampOf = ({ keyframes }: Pace): SpeedRamp | null => keyframes?.['speed'] ?? null;

/** Slowest and fastest a clip can run. */
export const speedLimits = { least: 0.05, most: 20 } as const;

/** Whether the points of a ramp can have these speeds, in order: all within the limits, or 0 for those between the first and the last. */
export const canBeRamp = (speeds: readonly number[]): boolean => speeds.every((speed, place) =>
	(speed >= speedLimits.least && speed <= speedLimits.most) || (speed === 0 && place > 0 && place < speeds.length - 1));

const speedOf = (point: Keyframe | undefined): number => (typeof point?.value === 'number' ? point.value : 1);

const limited = (part: number): number => Math.max(0, Math.min(1, part));

/** A handle beyond the two speeds counts as at them: the speed never leaves what lies between its points. */
const heights = (easing: Easing & { type: 'bezier' }): readonly [number, number] => [limited(easing.out[1]), limited(easing.in[1])];

/** A way of going on that stays between the two speeds, as a ramp reads it: what the curve shows is then how the clip runs. */
export const withinSpeeds = (easing: Easing): Easing => {
	if (easing.type !== 'bezier') {
		return easing;
	}
	const [low, high] = heights(easing);
	return low === easing.out[1] && high === easing.in[1] ? easing : { type: 'bezier', out: [easing.out[0], low], in: [easing.in[0], high] };
};

/** The speed a point of a ramp can have that is nearest to the one wanted: below the slowest that, or none at all. */
export const nearestSpeed = (speed: number): number => (speed < speedLimits.least / 2 ? 0 : Math.max(speedLimits.least, Math.min(speedLimits.most, speed)));

/** The area under an easing from 0 to `progress` (0…1). Of a curve: the integral of y dx along its parameter, a polynomial of the sixth degree. */
const easedArea = (easing: Easing, progress: number): number => {
	switch (easing.type) {
		case 'hold': return 0;
		case 'linear': return progress * progress / 2;
		case 'bezier': {
			const [a, b] = [easing.out[0], easing.in[0]];
			const [low, high] = heights(easing);
			const u = progress >= 1 ? 1 : parameterAt(a, b, progress);
			const y = [3 * low, 3 * high - 6 * low, 1 + 3 * low - 3 * high];
			const slope = [3 * a, 2 * (3 * b - 6 * a), 3 * (1 + 3 * a - 3 * b)];
			return y.reduce((sum, factor, power) => sum + slope.reduce((part, other, step) => part + factor * other * u ** (power + step + 2) / (power + step + 2), 0), 0);
		}
	}
};

/** How much of the change of speed is done after `progress` (0…1) of the time between two points. */
const easedSpeed = (easing: Easing, progress: number): number => {
	switch (easing.type) {
		case 'hold': return 0;
		case 'linear': return progress;
		case 'bezier': {
			const [low, high] = heights(easing);
			const u = parameterAt(easing.out[0], easing.in[0], progress);
			return 3 * (1 - u) * (1 - u) * u * low + 3 * (1 - u) * u * u * high + u * u * u;
		}
	}
};

/** The speed in the mean between two points: the source that passes there for each second. */
export const meanSpeed = (from: Keyframe, to: Keyframe): number => speedOf(from) + (speedOf(to) - speedOf(from)) * easedArea(from.easing, 1);

/** The stretches of time in which a ramp stands still, in order. */
export const standstills = (ramp: SpeedRamp): readonly { readonly start: number; readonly end: number }[] => ramp.flatMap((from, place) => {
	const to = ramp[place + 1];
	return to && meanSpeed(from, to) === 0 ? [{ start: from.time, end: to.time }] : [];
});

/** The source that passes between two points, up to `progress` of the time between them. */
const passedBetween = (from: Keyframe, to: Keyframe, progress: number): number =>
	(to.time - from.time) * (speedOf(from) * progress + (speedOf(to) - speedOf(from)) * easedArea(from.easing, progress));

/** The speed at a moment. */
export const rampSpeed = (ramp: SpeedRamp, at: number): number => {
	const place = placeAt(ramp, at);
	const [from, to] = [ramp[Math.max(0, place)], ramp[place + 1]];
	if (place < 0 || !from || !to) {
		return speedOf(from);
	}
	return speedOf(from) + (speedOf(to) - speedOf(from)) * easedSpeed(from.easing, (at - from.time) / (to.time - from.time));
};

/** The source that passes from the first point to a moment, in flicks and parts of them; negative before it. O(points). */
export const rampPassed = (ramp: SpeedRamp, at: number): number => {
	const place = placeAt(ramp, at);
	const [from, to] = [ramp[Math.max(0, place)], ramp[place + 1]];
	let passed = 0;
	for (let before = 0; before < place; before++) {
		const [left, right] = [ramp[before], ramp[before + 1]];
		passed += left && right ? passedBetween(left, right, 1) : 0;
	}
	if (!from) {
		return passed;
	}
	return place < 0 || !to
		? passed + (at - from.time) * speedOf(from)
		: passed + passedBetween(from, to, (at - from.time) / (to.time - from.time));
};

/** How far into the time between two points so much source has passed, in flicks. Straight: the root of a square, written so that equal speeds need no case of their own. Curves: Newton's method, kept between bounds. */
const timeBetween = (from: Keyframe, to: Keyframe, passed: number): number => {
	const length = to.time - from.time;
	const [first, last] = [speedOf(from), speedOf(to)];
	if (passed <= 0) {
		return 0;
	}
	if (from.easing.type === 'hold') {
		return passed / first;
	}
	if (from.easing.type === 'linear') {
		return 2 * passed / (first + Math.sqrt(Math.max(0, first * first + 2 * (last - first) / length * passed)));
	}
	let [low, high] = [0, length];
	let at = length * passed / passedBetween(from, to, 1);
	for (let step = 0; step < 60; step++) {
		const off = passedBetween(from, to, at / length) - passed;
		if (Math.abs(off) < 1e-3) {
			return at;
		}
		if (off > 0) {
			high = at;
		} else {
			low = at;
		}
		const next = at - off / (first + (last - first) * easedSpeed(from.easing, at / length));
		at = next > low && next < high ? next : (low + high) / 2;
	}
	return at;
};

/** What adding and taking away source leaves over, in flicks. */
const remainder = 1e-3;

/**
 * The moment at which so much source has passed since the first point: the reverse of `rampPassed`, in flicks and parts of them. Where time stands still at that moment of the
 * source, the first or the last of its moments.
 */
export const rampMoment = (ramp: SpeedRamp, passed: number, which: 'first' | 'last' = 'first'): number => {
	const [first] = ramp;
	if (!first || passed <= 0) {
		return (first?.time ?? 0) + passed / speedOf(first);
	}
	let left = passed;
	for (let place = 0; place + 1 < ramp.length; place++) {
		const [from, to] = [ramp[place], ramp[place + 1]];
		if (!from || !to) {
			break;
		}
		const whole = passedBetween(from, to, 1);
		if (which === 'first' ? left <= whole + remainder : left < whole - remainder) {
			return from.time + (left < whole ? timeBetween(from, to, left) : to.time - from.time);
		}
		left -= whole;
	}
	const last = ramp.at(-1);
	return (last?.time ?? 0) + left / speedOf(last);
};
