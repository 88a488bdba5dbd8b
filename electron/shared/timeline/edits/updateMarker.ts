import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema } from '../../time/time.ts';
import { markerSchema } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { markerPlace } from './markerPlace.ts';

/** Moves a marker, or changes its words or its colour. What is null stays. Refused where another marker of the same sequence or clip stands. */
export const updateMarker = defineEdit({
	label: 'Change marker',
	args: z.object({
		markerId: z.string(), at: timeSchema.nullable().default(null),
		colour: markerSchema.shape.colour.nullable().default(null), name: z.string().nullable().default(null), note: z.string().nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const before = draft.get('marker', args.markerId) ?? refuseEdit(`There is no marker ${args.markerId}. It may have been removed.`);
		const at = markerPlace(draft, before.targetId, args.at ?? before.at);
		if (draft.markers(before.targetId).some(marker => marker.id !== before.id && marker.at === at)) {
			refuseEdit('Another marker stands there already.');
		}
		draft.put({ ...before, at, colour: args.colour ?? before.colour, name: args.name ?? before.name, note: args.note ?? before.note });
		return draft.finish();
	},
});
