import { z } from 'zod';
import { requiredCaption } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Removes captions; the others stay where they are. */
export const removeCaptions = defineEdit({
	label: 'Remove captions',
	args: z.object({ captionIds: z.array(z.string()).min(1) }),
	apply: (project, { captionIds }, newId) => {
		const draft = draftOf(project, newId);
		captionIds.forEach(id => draft.remove(requiredCaption(draft, id).id));
		return draft.finish();
	},
});
