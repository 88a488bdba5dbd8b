import type { Time } from '../time/time.ts';
import { eased } from './eased.ts';
import type { Keyframe, Keyframes, KeyframeValue } from './keyframe.ts';

/** Place of the last keyframe at or before `at`; −1 when all are later. O(log n). */
export const placeAt = (list: readonly Keyframe[], at: number): number => {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((list[middle]?.time ?? Infinity) <= at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low - 1;
};

const channel = (colour: string, place: number): number => Number.parseInt(colour.slice(1 + 2 * place, 3 + 2 * place), 16);

const mixedColours = (from: string, to: string, share: number): string => `#${[0, 1, 2].map((place) => {
	const value = channel(from, place) + (channel(to, place) - channel(from, place)) * share;
	return Math.round(Math.max(0, Math.min(255, value))).toString(16).padStart(2, '0');
}).join('')}`;

const stepped = (from: KeyframeValue, to: KeyframeValue, share: number): KeyframeValue => (share < 1 ? from : to);

/** The value `share` of the way from one to another (0 gives `from`, 1 `to`, beyond goes further). Points and colours mix part by part; corners one by one; values of different kinds or lengths do not mix: the first stays until the second is reached. */
export const mixedValues = (from: KeyframeValue, to: KeyframeValue, share: number): KeyframeValue => {
	if (typeof from === 'number' && typeof to === 'number') {
		return from + (to - from) * share;
	}
	if (typeof from === 'string' && typeof to === 'string') {
		return mixedColours(from, to, share);
	}
	if (typeof from === 'object' && typeof to === 'object') {
		const mixed = from.map((part, place) => part + ((to[place] ?? part) - part) * share);
		return from.length === to.length ? mixed : stepped(from, to, share);
	}
	return stepped(from, to, share);
};

/** The value of a parameter with keyframes at a moment of the record's own time. Before the first and after the last keyframe it stays. Undefined for an empty list. O(log n). */
export const keyframedValue = (list: readonly Keyframe[], at: number): KeyframeValue | undefined => {
	const place = placeAt(list, at);
	const from = list[Math.max(0, place)];
	const to = list[place + 1];
	if (place < 0 || !from || !to) {
		return from?.value;
	}
	return mixedValues(from.value, to.value, eased(from.easing, (at - from.time) / (to.time - from.time)));
};

/** Same, for parameters that are numbers; `fallback` where there is no keyframe or it holds something else. */
export const keyframedNumber = (list: readonly Keyframe[] | undefined, at: number, fallback: number): number => {
	const value = list && keyframedValue(list, at);
	return typeof value === 'number' ? value : fallback;
};

/** What can have keyframes: any record with plain values and, by their paths, keyframes. */
export type Keyframed = { readonly keyframes: Keyframes };

const plainValue = (record: unknown, path: string): unknown =>
	// Steps into plain data; anything that is no object ends in undefined.
	path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined), record);

/** The value of a parameter at a moment of the record's own time (`localTime` counts from a clip's start): what its keyframes say or, without any, the record's plain value. Undefined when there is no such parameter. */
export const valueAt = (record: Keyframed, path: string, localTime: Time): unknown => {
	const list = record.keyframes[path];
	return list ? keyframedValue(list, localTime) : plainValue(record, path);
};
