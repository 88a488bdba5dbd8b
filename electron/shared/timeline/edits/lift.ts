import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';

/**
 * Takes clips away and leaves the room they had.
 *
 *     | A | B | C |   ->   | A |   | C |
 */
export const lift = defineEdit({
	label: 'Lift clips',
	args: z.object({ clipIds: z.array(z.string()).min(1), withLinked: z.boolean().default(true) }),
	apply: (project, { clipIds, withLinked }, newId) => {
		const draft = draftOf(project, newId);
		openClips(draft, clipIds, withLinked).forEach(clip => draft.remove(clip.id));
		return draft.finish();
	},
});
