import type { Time } from '../time/time.ts';
import { dividedEasing } from './dividedEasing.ts';
import { easings, type Keyframe, type Keyframes } from './keyframe.ts';
import { keyframedValue, placeAt } from './valueAt.ts';

/** Lists of keyframes, always in order of time and with one keyframe at a moment. None is changed in place. */

/** The keyframe at exactly this moment, or undefined. */
export const keyframeAt = (list: readonly Keyframe[], at: Time): Keyframe | undefined => {
	const keyframe = list[placeAt(list, at)];
	return keyframe?.time === at ? keyframe : undefined;
};

/** With a keyframe added, or put in the place of the one at its moment. */
export const withKeyframe = (list: readonly Keyframe[], keyframe: Keyframe): readonly Keyframe[] => {
	const place = placeAt(list, keyframe.time);
	const before = list.slice(0, list[place]?.time === keyframe.time ? place : place + 1);
	return [...before, keyframe, ...list.slice(place + 1)];
};

/**
 * With a keyframe at a moment that changes nothing of what is seen: it has the value the list has there, and a curve is divided into two that together run as it did.
 * The same list when one is there already, or when it is empty.
 */
export const withInsertedKeyframe = (list: readonly Keyframe[], at: Time): readonly Keyframe[] => {
	const value = keyframedValue(list, at);
	const place = placeAt(list, at);
	const from = list[place];
	const to = list[place + 1];
	if (value === undefined || from?.time === at) {
		return list;
	}
	if (!from || !to) {
		return withKeyframe(list, { time: at, value, easing: (from ?? to)?.easing ?? easings.linear });
	}
	const [before, after] = dividedEasing(from.easing, (at - from.time) / (to.time - from.time));
	return [...list.slice(0, place), { ...from, easing: before }, { time: at, value, easing: after }, ...list.slice(place + 1)];
};

/** Without the keyframes at these moments. */
export const withoutKeyframes = (list: readonly Keyframe[], times: ReadonlySet<number>): readonly Keyframe[] => list.filter(keyframe => !times.has(keyframe.time));

/** With several keyframes added at once; where one lies already, the new one takes its place. */
export const withKeyframes = (list: readonly Keyframe[], added: readonly Keyframe[]): readonly Keyframe[] =>
	[...withoutKeyframes(list, new Set(added.map(keyframe => keyframe.time))), ...added].toSorted((a, b) => a.time - b.time);

/** With the keyframes at these moments moved by `by`; those they land on go away. */
export const withMovedKeyframes = (list: readonly Keyframe[], times: ReadonlySet<number>, by: number): readonly Keyframe[] =>
	withKeyframes(withoutKeyframes(list, times), list.filter(keyframe => times.has(keyframe.time)).map(keyframe => ({ ...keyframe, time: keyframe.time + by as Time })));

/** All keyframes of a record moved by `by`: what keeps them on the picture they were set on when the head is trimmed (`by` = −trim) or the clip is slipped. Free when there are none or nothing moves. */
export const shiftedKeyframes = (keyframes: Keyframes, by: number): Keyframes => (by === 0
	? keyframes
	: mapped(keyframes, keyframe => ({ ...keyframe, time: keyframe.time + by as Time })));

/** All keyframes of a record at `factor` times their distance from the start: half the speed needs twice the time. Those that fall onto one moment by rounding become one, the later. */
export const scaledKeyframes = (keyframes: Keyframes, factor: number): Keyframes => (factor === 1
	? keyframes
	: mapped(keyframes, keyframe => ({ ...keyframe, time: Math.round(keyframe.time * factor) as Time })));

const mapped = (keyframes: Keyframes, change: (keyframe: Keyframe) => Keyframe): Keyframes => {
	const entries = Object.entries(keyframes);
	return entries.length === 0 ? keyframes : Object.fromEntries(entries.map(([path, list]) => [path, inOrder(list.map(change))]));
};

/** One keyframe at a moment: of several that fall together the last stays. */
const inOrder = (list: readonly Keyframe[]): readonly Keyframe[] => list.filter((keyframe, place) => (list[place + 1]?.time ?? Infinity) > keyframe.time);

/** The record's keyframes with another list for one parameter; an empty list takes the entry away. */
export const withList = (keyframes: Keyframes, path: string, list: readonly Keyframe[]): Keyframes => {
	const { [path]: _old, ...others } = keyframes;
	return list.length === 0 ? others : { ...others, [path]: list };
};
