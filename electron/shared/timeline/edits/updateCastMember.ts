import { z } from 'zod';
import { portraitSchema } from '../../generation/portrait.ts';
import { castMemberSchema } from '../records.ts';
import { castPortrait, requiredCastMember } from './castPortrait.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Gives a person of the cast another name, picture or note of consent. What is null stays; clips already made stay as they are. */
export const updateCastMember = defineEdit({
	label: 'Change the cast',
	args: z.object({
		castId: z.string(),
		name: z.string().trim().min(1, { error: 'A person of the cast needs a name.' }).nullable().default(null),
		portrait: portraitSchema.nullable().default(null),
		consent: castMemberSchema.shape.consent.nullable().default(null),
	}),
	apply: (project, { castId, name, portrait, consent }, newId) => {
		const draft = draftOf(project, newId);
		const before = requiredCastMember(draft, castId);
		draft.put({ ...before, name: name ?? before.name, portrait: portrait ? castPortrait(draft, portrait) : before.portrait, consent: consent ?? before.consent });
		return draft.finish();
	},
});
