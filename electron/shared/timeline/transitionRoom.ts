import type { Time } from '../time/time.ts';
import { headHandle, tailHandle } from './handles.ts';
import { clipEnd } from './queries.ts';
import type { Asset, Clip } from './records.ts';

/** The two clips of a cut, with what is needed to judge a transition between them. */
export type Cut = {
	readonly from: Clip; readonly to: Clip;
	readonly fromAsset: Asset; readonly toAsset: Asset;
	/** Length of a frame of the sequence. */
	readonly frame: Time;
	/** Halves of the transitions at the far ends of the two clips. */
	readonly fromTaken: number; readonly toTaken: number;
};

/** Why a cut has no room for a transition. */
export type NoRoom =
	/** The clips do not touch, or lie on different tracks. */
	| 'not-adjacent'
	/** The outgoing source has no picture or sound after the cut. */
	| 'no-tail'
	/** The incoming source has none before the cut. */
	| 'no-head'
	/** The clips themselves are too short. */
	| 'too-short';

/** The longest transition that fits the cut (an even number of frames, as time), or why none does. */
export const transitionRoom = (cut: Cut): { readonly longest: Time } | { readonly reason: NoRoom } => {
	const { from, to, frame } = cut;
	if (from.trackId !== to.trackId || clipEnd(from) !== to.start) {
		return { reason: 'not-adjacent' };
	}
	const tail = tailHandle(from, cut.fromAsset, frame);
	const head = headHandle(to, cut.toAsset, frame);
	const half = Math.floor(Math.min(tail, head, from.duration - cut.fromTaken, to.duration - cut.toTaken) / frame) * frame;
	if (half >= frame) {
		return { longest: 2 * half as Time };
	}
	if (tail < frame) {
		return { reason: 'no-tail' };
	}
	return { reason: head < frame ? 'no-head' : 'too-short' };
};
