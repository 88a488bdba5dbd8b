import { z } from 'zod';
import { portraitSchema, wholeSquare } from '../../generation/portrait.ts';
import { zeroTime } from '../../time/time.ts';
import { castMemberSchema } from '../records.ts';
import { castPortrait } from './castPortrait.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Takes a person into the cast, by a square of a picture of the project. Nothing on the timeline changes. */
export const addCastMember = defineEdit({
	label: 'Add to the cast',
	args: z.object({
		name: z.string().trim().min(1, { error: 'A person of the cast needs a name.' }),
		portrait: portraitSchema.extend({
			at: portraitSchema.shape.at.default(zeroTime),
			x: portraitSchema.shape.x.default(wholeSquare.x), y: portraitSchema.shape.y.default(wholeSquare.y), size: portraitSchema.shape.size.default(wholeSquare.size),
		}),
		consent: castMemberSchema.shape.consent.default(''),
	}),
	apply: (project, { name, portrait, consent }, newId) => {
		const draft = draftOf(project, newId);
		draft.put({ kind: 'cast-member', id: newId('cast-member'), name, portrait: castPortrait(draft, portrait), consent });
		return draft.finish();
	},
});
