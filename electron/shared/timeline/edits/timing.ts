import { refuseEdit } from '../../contract/failure.ts';
import { scaledKeyframes } from '../../keyframes/keyframeLists.ts';
import type { Time } from '../../time/time.ts';
import { sourceLength, timeWithin } from '../../time/timeMap.ts';
import { sourceLimit } from '../handles.ts';
import { frameOf } from '../queries.ts';
import type { Clip } from '../records.ts';
import { shiftFrom } from './cutting.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, sequenceOfClip } from './required.ts';

/** Slowest and fastest a clip can run. */
export const speedLimits = { least: 0.05, most: 20 } as const;

/** The clip at another speed and as long as asked; its keyframes stay on the pictures they were set on. */
export const withSpeed = (draft: Draft, clip: Clip, speed: number, duration: Time): Clip => {
	const factor = clip.speed === 0 ? 1 : clip.speed / speed;
	draft.effects(clip.id).forEach(effect => draft.put({ ...effect, keyframes: scaledKeyframes(effect.keyframes, factor) }));
	return { ...clip, speed, duration, keyframes: scaledKeyframes(clip.keyframes, factor) };
};

/** How long the clip's part of the source lasts at a speed: the nearest whole number of frames, at least one, never more source than there is. Refused where a single frame would need more. */
export const durationAt = (draft: Draft, clip: Clip, speed: number): Time => {
	const frame = frameOf(sequenceOfClip(draft, clip));
	const whole = Math.max(1, Math.round(sourceLength(clip) / speed / frame)) * frame;
	const longest = timeWithin({ speed }, sourceLimit(requiredAsset(draft, clip.assetId), frame) - clip.sourceStart, frame);
	if (longest < frame) {
		return refuseEdit(`“${clip.name}” is too close to the end of its source to run at ${Math.round(speed * 100)} %: one frame would need more than there is left. Choose a lower speed, or slip the clip back first.`);
	}
	return Math.min(whole, longest) as Time;
};

/** Refuses stills and held frames, which have no time to change. */
export const refuseTimeless = (draft: Draft, clip: Clip): void => {
	if (requiredAsset(draft, clip.assetId).duration === null) {
		refuseEdit(`“${clip.name}” is a still; it has no speed. Make it longer or shorter instead.`);
	}
	if (clip.speed === 0) {
		refuseEdit(`“${clip.name}” holds one frame; it has no speed. Make it longer or shorter instead.`);
	}
};

/** Puts clips that changed their lengths, and moves everything that begins after them along; `by` is how much longer they became. Refused where something would then overlap. */
export const putRippling = (draft: Draft, clips: readonly Clip[], end: Time, by: number): void => {
	const [first] = clips;
	// Put before the rest moves: what moves is then checked against them as they will be.
	clips.forEach(clip => draft.put(clip));
	if (first) {
		shiftFrom(draft, sequenceOfClip(draft, first).id, end, by, new Set(clips.map(clip => clip.trackId)), new Set(clips.map(clip => clip.id)));
	}
};
