import type { Easing } from '../keyframes/keyframe.ts';
import type { Time } from '../time/time.ts';
import { canBeRamp, type SpeedRamp } from '../time/speedRamp.ts';

/** Which sound of an asset: one of its streams as it is or, for clips at other speeds, stretched. Stretched sound runs at full speed: a second of it is a second of the timeline. */
export type SoundName = `${number}` | `${number}@${string}`;

/** How a stream is stretched. */
export type Stretch = {
	readonly stream: number;
	/** Seconds of source in a second of sound; 1 where a ramp says so. */
	readonly speed: number;
	/** Begins with the source's end. */
	readonly isReversed: boolean;
	readonly keepsPitch: boolean;
	/** Where the speed changes. */
	readonly ramp: SoundRamp | null;
};

/** Sound along a speed ramp: the part of it that somebody wants, in whole `rampPieceSeconds`. */
export type SoundRamp = {
	/** Moment of the source at the first point, in flicks and parts of them; backwards counted from the source's end. */
	readonly anchor: number;
	/** Times count from the first, which is 0. */
	readonly points: SpeedRamp;
	/** The first piece, counted from the first point, and the one after the last. */
	readonly from: number; readonly to: number;
};

/** Sound along a ramp is made in pieces of so many seconds, so that a trim seldom asks for another. */
export const rampPieceSeconds = 4;

/** Most points of a ramp whose sound can be named, and most pieces. */
const mostPoints = 256;
const mostPieces = 8192;

const easingParts = (easing: Easing): readonly (string | number)[] => {
	switch (easing.type) {
		case 'linear': return [];
		case 'hold': return ['h'];
		case 'bezier': return [...easing.out, ...easing.in];
	}
};

const rampText = ({ anchor, points, from, to }: SoundRamp): string =>
	[[anchor, from, to], ...points.map(({ time, value, easing }) => [time, typeof value === 'number' ? value : 1, ...easingParts(easing)])].map(parts => parts.join('_')).join('~');

/**
 * The name of a sound: `0`, `0@0.5` (half the speed, same pitch), `0@2r` (double, backwards), `1@2f` (double, an octave higher), `0@~7056000_-1_2~0_1~2822400_2` (along a ramp:
 * where its first point lies in the source, which pieces, then each point with its speed and, if it is no straight line, how it goes on).
 */
export const soundName = ({ stream, speed, isReversed, keepsPitch, ramp }: Stretch): SoundName => {
	if (ramp) {
		return `${stream}@${isReversed ? 'r' : ''}${keepsPitch ? '' : 'f'}~${rampText(ramp)}`;
	}
	return speed === 1 && !isReversed ? `${stream}` : `${stream}@${speed}${isReversed ? 'r' : ''}${keepsPitch || speed === 1 ? '' : 'f'}`;
};

const pattern = /^(\d{1,3})(?:@(\d{1,3}(?:\.\d{1,20})?)(r?)(f?))?$/;
const rampPattern = /^(\d{1,3})@(r?)(f?)~([\d_.e~h-]{1,20000})$/;

/** How a speed goes on, from the rest of a point; undefined where that says nothing. */
const parsedEasing = (parts: readonly string[]): Easing | undefined => {
	if (parts.length === 0) {
		return { type: 'linear' };
	}
	if (parts.length === 1 && parts[0] === 'h') {
		return { type: 'hold' };
	}
	const [a, b, c, d] = parts.map(Number);
	const isCurve = parts.length === 4 && a !== undefined && b !== undefined && c !== undefined && d !== undefined
		&& [a, c].every(x => x >= 0 && x <= 1) && [b, d].every(y => Math.abs(y) <= 10);
	return isCurve ? { type: 'bezier', out: [a, b], in: [c, d] } : undefined;
};

const parsedRamp = (text: string): SoundRamp | null => {
	const [head = '', ...rest] = text.split('~');
	const [anchor = Number.NaN, from = Number.NaN, to = Number.NaN] = head.split('_').map(Number);
	const points = rest.flatMap((point) => {
		const [time = '', speed = '', ...easingText] = point.split('_');
		const easing = parsedEasing(easingText);
		const [at, value] = [Number(time), Number(speed)];
		return easing && Number.isInteger(at) ? [{ time: at as Time, value, easing }] : [];
	});
	const isInOrder = points.every((point, place) => (place === 0 ? point.time === 0 : point.time > (points[place - 1]?.time ?? 0)));
	const isRange = Number.isInteger(from) && Number.isInteger(to) && to > from && to - from <= mostPieces;
	return Number.isFinite(anchor) && isRange && points.length === rest.length && points.length > 0 && points.length <= mostPoints && isInOrder && canBeRamp(points.map(({ value }) => value)) ? { anchor, points, from, to } : null;
};

/** What a name says, or null where it is none; names come from outside, in URLs. */
export const parseSoundName = (name: string): Stretch | null => {
	const [, rampedStream, isBackwards, isFree, text] = rampPattern.exec(name) ?? [];
	if (rampedStream !== undefined && text !== undefined) {
		const ramp = parsedRamp(text);
		return ramp && { stream: Number(rampedStream), speed: 1, isReversed: isBackwards === 'r', keepsPitch: isFree !== 'f', ramp };
	}
	const [, stream, speed = '1', reversed, free] = pattern.exec(name) ?? [];
	const factor = Number(speed);
	return stream !== undefined && factor >= 0.05 && factor <= 20
		? { stream: Number(stream), speed: factor, isReversed: reversed === 'r', keepsPitch: free !== 'f', ramp: null }
		: null;
};

/** True for a stream as it is. */
export const isPlain = ({ speed, isReversed, ramp }: Stretch): boolean => speed === 1 && !isReversed && !ramp;
