import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { trimEdge, trimSchema } from './trimming.ts';

/**
 * Moves the beginning of a clip; its picture stays where it is in time.
 *
 *     |   A   |   ->      |  A  |
 *         ^ to
 *
 * Stops at the source's first frame, at the clip before and one frame before its own end. A transition into the clip goes away.
 */
export const trimHead = defineEdit({
	label: 'Trim head',
	args: trimSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		trimEdge(draft, args, 'head', false);
		return draft.finish();
	},
});
