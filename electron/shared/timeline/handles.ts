import type { Time } from '../time/time.ts';
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

/** Whole frames of source, as time, before the clip begins; Infinity for stills. */
export const headHandle = (clip: Clip, asset: Asset, frame: Time): number =>
	(asset.duration === null ? Infinity : Math.floor(clip.sourceStart / frame) * frame);

/** Whole frames of source, as time, after the clip ends; Infinity for stills. */
export const tailHandle = (clip: Clip, asset: Asset, frame: Time): number => Math.max(0, longestClip(asset, clip.sourceStart, frame) - clip.duration);

/** The moment of the source shown `by` later than the clip's beginning. Stills have no moments. */
export const sourceStartMovedBy = (clip: Clip, asset: Asset, by: number): Time =>
	(asset.duration === null ? clip.sourceStart : clip.sourceStart + by) as Time;
