import type { Time } from '../time/time.ts';
import { rampOf } from '../time/speedRamp.ts';
import { sourceLength, sourcePassed, timeWithin, timeWithinBefore } from '../time/timeMap.ts';
import type { Asset, Clip } from './records.ts';

/**
 * How far a source reaches beyond the part a clip shows. Stills reach for ever.
 * A last frame that is three quarters covered counts: containers round durations, and every player holds the last frame that long.
 */

/** The latest moment of the source at which a clip may end; Infinity for stills. Never less than one frame. */
export const sourceLimit = (asset: Asset, frame: Time): number =>
	(asset.duration === null ? Infinity : Math.max(asset.duration + Math.floor(frame / 4), frame));

/** Longest clip, in whole frames, that the source allows from `sourceStart` on; Infinity for stills. 0 or less when nothing is left. */
export const longestClip = (asset: Asset, sourceStart: Time, frame: Time): number =>
	Math.floor((sourceLimit(asset, frame) - sourceStart) / frame) * frame;

/** How much longer a clip can be at its tail, in whole frames of the timeline, with so much more source. */
const extension = (clip: Clip, source: number, frame: Time): number => Math.max(0, timeWithin(clip, sourceLength(clip) + source, frame) - clip.duration);

/** The same at its head, which a ramp may run through at another speed. */
const headExtension = (clip: Clip, source: number, frame: Time): number =>
	(rampOf(clip) ? Math.max(0, timeWithinBefore(clip, source, frame)) : extension(clip, source, frame));

/** Source before the earliest moment a clip uses, and after the latest. */
const sourceAround = (clip: Clip, asset: Asset, frame: Time): { readonly before: number; readonly after: number } =>
	({ before: clip.sourceStart, after: sourceLimit(asset, frame) - clip.sourceStart - sourceLength(clip) });

/** How far a clip's head can be drawn out, in whole frames of the timeline; Infinity for stills and held frames. */
export const headHandle = (clip: Clip, asset: Asset, frame: Time): number => {
	const { before, after } = sourceAround(clip, asset, frame);
	return asset.duration === null ? Infinity : headExtension(clip, clip.isReversed ? after : before, frame);
};

/** How far a clip's tail can be drawn out, in whole frames of the timeline; Infinity for stills and held frames. */
export const tailHandle = (clip: Clip, asset: Asset, frame: Time): number => {
	const { before, after } = sourceAround(clip, asset, frame);
	return asset.duration === null ? Infinity : extension(clip, clip.isReversed ? before : after, frame);
};

/** The earliest moment of the source a clip uses when its head is cut `by` later. Backwards the head shows the end of the source, and the earliest moment stays. Stills have no moments. */
export const sourceStartMovedBy = (clip: Clip, asset: Asset, by: number): Time => {
	if (asset.duration === null || clip.isReversed) {
		return clip.sourceStart;
	}
	const moved = clip.sourceStart + sourcePassed(clip, by);
	// Rounded down, all the source there is before the clip can be a flick more than there is.
	return (moved === -1 ? 0 : moved) as Time;
};
