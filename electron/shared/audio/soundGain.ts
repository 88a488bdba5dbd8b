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

/** Multiplies both sides by a gain; `start` is the first sample's place in the sequence. Moving gains are looked up for every sample: about 100 ns each. */
export const applyGain = (gain: SoundGain, start: number, left: Float32Array, right: Float32Array): void => {
	const { moves } = gain;
	if (!moves && gain.left === 1 && gain.right === 1) {
		return;
	}
	if (!moves) {
		for (let i = 0; i < left.length; i++) {
			left[i] = (left[i] ?? 0) * gain.left;
			right[i] = (right[i] ?? 0) * gain.right;
		}
		return;
	}
	for (let i = 0; i < left.length; i++) {
		// In the middle of the sample, as fades are.
		const at = (start + i + 0.5) * 14_700 - moves.originFlicks;
		const level = gainOf(keyframedNumber(moves.volumes ?? undefined, at, moves.volume));
		const sides = panGains(Math.max(-1, Math.min(1, keyframedNumber(moves.pans ?? undefined, at, moves.pan))));
		left[i] = (left[i] ?? 0) * (level * sides.left);
		right[i] = (right[i] ?? 0) * (level * sides.right);
	}
};
