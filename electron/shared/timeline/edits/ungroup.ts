import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withGroupedClips } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';

/**
 * Dissolves the groups of clips: each is selected on its own again. Nothing moves, links stay.
 */
export const ungroup = defineEdit({
	label: 'Ungroup clips',
	args: z.object({ clipIds: z.array(z.string()).min(1) }),
	apply: (project, { clipIds }, newId) => {
		const draft = draftOf(project, newId);
		const grouped = withGroupedClips(project, openClips(draft, clipIds, false)).filter(clip => clip.groupId !== null);
		if (grouped.length === 0) {
			refuseEdit('These clips are not in a group.');
		}
		openClips(draft, grouped.map(clip => clip.id), false).forEach(clip => draft.put({ ...clip, groupId: null }));
		return draft.finish();
	},
});
