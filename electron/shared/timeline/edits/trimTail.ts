import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { trimEdge, trimSchema } from './trimming.ts';

/**
 * Moves the end of a clip.
 *
 *     |   A   |   ->   |  A  |
 *           ^ to
 *
 * Stops at the source's last frame, at the clip after and one frame after its own beginning. A transition out of the clip goes away.
 */
export const trimTail = defineEdit({
	label: 'Trim tail',
	args: trimSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		trimEdge(draft, args, 'tail', false);
		return draft.finish();
	},
});
