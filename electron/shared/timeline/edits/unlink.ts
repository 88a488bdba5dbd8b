import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';

/**
 * Dissolves the links of clips: each, and everything it was linked to, is on its own again. Nothing moves.
 */
export const unlink = defineEdit({
	label: 'Unlink clips',
	args: z.object({ clipIds: z.array(z.string()).min(1) }),
	apply: (project, { clipIds }, newId) => {
		const draft = draftOf(project, newId);
		openClips(draft, clipIds, true).forEach(clip => draft.put({ ...clip, linkId: null }));
		return draft.finish();
	},
});
