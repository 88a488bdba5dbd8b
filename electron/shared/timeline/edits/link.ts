import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';

/**
 * Links clips, so that they are selected, moved and trimmed together.
 *
 *     V1 | A |        V1 | A |⛓
 *     A1 | b |   ->   A1 | b |⛓
 *
 * Earlier links of these clips to others are dissolved.
 */
export const link = defineEdit({
	label: 'Link clips',
	args: z.object({ clipIds: z.array(z.string()).min(1) }),
	apply: (project, { clipIds }, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, clipIds, false);
		if (clips.length < 2) {
			refuseEdit('A link needs at least two clips. Select another one as well.');
		}
		const linkId = newId('link');
		clips.forEach(clip => draft.put({ ...clip, linkId }));
		return draft.finish();
	},
});
