import { zeroTime, type Time } from '../../time/time.ts';
import type { Draft } from './draft.ts';
import { frameTime, openClip, requiredAsset } from './required.ts';

/** Where a marker wanted at a moment stands: on a frame of a sequence, or within what a clip's source holds. Refuses targets that are not there or locked. */
export const markerPlace = (draft: Draft, targetId: string, at: Time): Time => {
	const sequence = draft.get('sequence', targetId);
	if (sequence) {
		return frameTime(sequence, at);
	}
	const clip = openClip(draft, targetId);
	const { duration } = requiredAsset(draft, clip.assetId);
	return Math.max(zeroTime, Math.min(at, duration ?? at)) as Time;
};
