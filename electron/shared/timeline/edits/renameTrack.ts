import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredTrack } from './required.ts';

/** Gives a track another name. A locked track may be renamed: its clips are not touched. */
export const renameTrack = defineEdit({
	label: 'Rename track',
	args: z.object({ trackId: z.string(), name: z.string().trim().min(1, { error: 'A track needs a name.' }) }),
	apply: (project, { trackId, name }, newId) => {
		const draft = draftOf(project, newId);
		draft.put({ ...requiredTrack(draft, trackId), name });
		return draft.finish();
	},
});
