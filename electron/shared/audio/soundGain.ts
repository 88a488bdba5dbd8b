import { keyframedNumber } from '../keyframes/valueAt.ts';
import type { Keyframe, Keyframes } from '../keyframes/keyframe.ts';
import { gainOfDecibels } from './exactMath.ts';
import { quarterSine } from './quarterSine.ts';

/** How loud a clip or a track is on either side: for good, or moving with keyframes. Plain data. */
export type SoundGain = {
	/** Linear; where nothing moves. */
	readonly left: number; readonly right: number;
	/** Null where neither volume nor pan has keyframes. */
	readonly moves: null | {
		readonly volumes: readonly Keyframe[] | null; readonly pans: readonly Keyframe[] | null;
		/** In dB and −1…+1: what holds where there are no keyframes. */
		readonly volume: number; readonly pan: number;
		/** Time 0 of the keyframes, in flicks of the sequence. */
		readonly originFlicks: number;
	};
};

/** Linear gain of a level in dB; −60 and below is silence. 0 dB is exactly 1. */
export const gainOf = (decibels: number): number => (decibels <= -60 ? 0 : gainOfDecibels(decibels));

/** Gains of the two sides for a pan of −1 left … +1 right: constant power, exactly 1 and 1 in the middle, √2 and 0 at an end. */
export const panGains = (pan: number): { readonly left: number; readonly right: number } => (pan === 0
	? { left: 1, right: 1 }
	: { left: Math.SQRT2 * quarterSine((1 - pan) / 2), right: Math.SQRT2 * quarterSine((1 + pan) / 2) });

/** The gain of a record with a volume and a pan. */
export const soundGain = ({ volume, pan, keyframes }: { readonly volume: number; readonly pan: number; readonly keyframes: Keyframes }, originFlicks: number): SoundGain => {
	const gain = gainOf(volume);
	const sides = panGains(pan);
	const volumes = keyframes['volume'] ?? null;
	const pans = keyframes['pan'] ?? null;
	return { left: gain * sides.left, right: gain * sides.right, moves: volumes || pans ? { volumes, pans, volume, pan, originFlicks } : null };
};

/** Whether nothing will ever be heard. */
export const isSilent = ({ left, right, moves }: SoundGain): boolean => !moves && left === 0 && right === 0;

/**
 * Moving gains are worked out at every 64th sample of the sequence and run straight between: 1.3 ms, too short to hear, long enough that a jump does not click. The points
 * lie where the sequence has them, not where a block begins, so every way of cutting into blocks gives the same samples.
 */
const gainStep = 64;

/** A moving gain at one sample of the sequence, into `sides`: left, then right. */
const movingGainAt = ({ moves, left, right }: SoundGain, sample: number, sides: Float64Array): void => {
	if (!moves) {
		sides[0] = left;
		sides[1] = right;
		return;
	}
	const at = sample * 14_700 - moves.originFlicks;
	const level = gainOf(Math.min(12, keyframedNumber(moves.volumes ?? undefined, at, moves.volume)));
	const pan = panGains(Math.max(-1, Math.min(1, keyframedNumber(moves.pans ?? undefined, at, moves.pan))));
	sides[0] = level * pan.left;
	sides[1] = level * pan.right;
};

/** Gains at the two ends of a step. Made once: the audio thread should not collect garbage. */
const stepEnds = [new Float64Array(2), new Float64Array(2)] as const;

/** Multiplies both sides by a gain; `start` is the first sample's place in the sequence. */
export const applyGain = (gain: SoundGain, start: number, left: Float32Array, right: Float32Array): void => {
	if (!gain.moves) {
		applySteady(gain, left, right);
		return;
	}
	const [begin, end] = stepEnds;
	for (let i = 0; i < left.length;) {
		const from = Math.floor((start + i) / gainStep) * gainStep;
		movingGainAt(gain, from, begin);
		movingGainAt(gain, from + gainStep, end);
		const stop = Math.min(left.length, from + gainStep - start);
		for (; i < stop; i++) {
			const share = (start + i - from) / gainStep;
			left[i] = (left[i] ?? 0) * ((begin[0] ?? 0) + ((end[0] ?? 0) - (begin[0] ?? 0)) * share);
			right[i] = (right[i] ?? 0) * ((begin[1] ?? 0) + ((end[1] ?? 0) - (begin[1] ?? 0)) * share);
		}
	}
};

const applySteady = (gain: SoundGain, left: Float32Array, right: Float32Array): void => {
	if (gain.left === 1 && gain.right === 1) {
		return;
	}
	for (let i = 0; i < left.length; i++) {
		left[i] = (left[i] ?? 0) * gain.left;
		right[i] = (right[i] ?? 0) * gain.right;
	}
};
