import { refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import type { Clip } from '../records.ts';
import { shiftFrom } from './cutting.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, sequenceOfClip } from './required.ts';

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
