import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withGroupedClips } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';

/**
 * Groups clips: they are selected as one from now on, wherever they lie. Groups they were in before are joined. Nothing moves, links stay.
 */
export const group = defineEdit({
	label: 'Group clips',
	args: z.object({ clipIds: z.array(z.string()).min(1), withLinked: z.boolean().default(true) }),
	apply: (project, { clipIds, withLinked }, newId) => {
		const draft = draftOf(project, newId);
		const clips = withGroupedClips(project, openClips(draft, clipIds, withLinked));
		if (clips.length < 2) {
			refuseEdit('A group needs at least two clips. Select another one as well.');
		}
		const groupId = newId('group');
		openClips(draft, clips.map(clip => clip.id), false).forEach(clip => draft.put({ ...clip, groupId }));
		return draft.finish();
	},
});
