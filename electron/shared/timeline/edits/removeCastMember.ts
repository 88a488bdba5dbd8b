import { z } from 'zod';
import { requiredCastMember } from './castPortrait.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Takes a person out of the cast. Clips that show them stay, and so does their picture. */
export const removeCastMember = defineEdit({
	label: 'Remove from the cast',
	args: z.object({ castId: z.string() }),
	apply: (project, { castId }, newId) => {
		const draft = draftOf(project, newId);
		draft.remove(requiredCastMember(draft, castId).id);
		return draft.finish();
	},
});
