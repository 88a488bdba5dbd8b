import { refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import { frameOf } from '../queries.ts';
import type { Clip } from '../records.ts';
import { transitionRoom, type NoRoom } from '../transitionRoom.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, sequenceOfClip } from './required.ts';

const noRoomSentence = (reason: NoRoom, from: Clip, to: Clip): string => {
	switch (reason) {
		case 'not-adjacent': return `“${from.name}” and “${to.name}” do not touch. A transition needs two clips side by side on one track.`;
		case 'no-tail': return `“${from.name}” has no frames left after the cut. Trim its tail so that the source goes on beyond it.`;
		case 'no-head': return `“${to.name}” has no frames before the cut. Trim its head so that the source begins earlier.`;
		case 'too-short': return `“${from.name}” and “${to.name}” are too short for a transition between them. Make them longer.`;
	}
};

/** Half a transition, in whole frames, nearest to `duration`; at least one frame. */
export const halfInFrames = (duration: Time, frame: Time): number => Math.max(1, Math.round(duration / 2 / frame)) * frame;

/** The longest transition that fits between two clips, or a refusal that says what is missing. A transition that is there already does not count. */
export const roomForTransition = (draft: Draft, from: Clip, to: Clip): { readonly frame: Time; readonly longest: Time } => {
	const frame = frameOf(sequenceOfClip(draft, from));
	const present = draft.transitions(from.trackId);
	const room = transitionRoom({
		from, to, frame, fromAsset: requiredAsset(draft, from.assetId), toAsset: requiredAsset(draft, to.assetId),
		fromTaken: (present.find(other => other.toClipId === from.id)?.duration ?? 0) / 2,
		toTaken: (present.find(other => other.fromClipId === to.id)?.duration ?? 0) / 2,
	});
	return 'reason' in room ? refuseEdit(noRoomSentence(room.reason, from, to)) : { frame, longest: room.longest };
};
