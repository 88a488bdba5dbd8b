import { shiftFrom } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { sequenceOfClip } from './required.ts';
import { trimEdge, trimSchema } from './trimming.ts';

/**
 * Moves the end of a clip, and everything later with it, on every sync-locked track.
 *
 *     | A |   B   | C |   ->   | A |  B  | C |
 *               ^ to
 *
 * Stops at the source's last frame and at one frame of length. Refused, naming the clip, when something that moves would run into something
 * that began earlier on another track. A transition to the next clip stays where the handles allow it.
 */
export const rippleTrimTail = defineEdit({
	label: 'Ripple trim tail',
	args: trimSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const { clip, tracks, trimmed, by, earliestEnd } = trimEdge(draft, args, 'tail', true);
		if (by !== 0) {
			shiftFrom(draft, sequenceOfClip(draft, clip).id, earliestEnd, by, tracks, trimmed);
		}
		return draft.finish();
	},
});
