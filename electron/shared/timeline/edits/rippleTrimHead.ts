import type { Time } from '../../time/time.ts';
import { shiftFrom } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { sequenceOfClip } from './required.ts';
import { trimEdge, trimSchema } from './trimming.ts';

/**
 * Takes frames from the beginning of a clip, or gives it more, and moves everything later along, on every sync-locked track.
 *
 *     | A |   B   | C |   ->   | A |  B  | C |
 *           ^ to
 *
 * The clip begins where it began. Stops at the source's first frame and at one frame of length. Refused, naming the clip, when something
 * that moves would run into something that began earlier on another track.
 */
export const rippleTrimHead = defineEdit({
	label: 'Ripple trim head',
	args: trimSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const { clip, tracks, trimmed, by } = trimEdge(draft, args, 'head', true);
		if (by !== 0) {
			shiftFrom(draft, sequenceOfClip(draft, clip).id, clip.start + Math.max(by, 0) as Time, -by, tracks, trimmed);
		}
		return draft.finish();
	},
});
