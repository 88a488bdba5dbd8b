import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema } from '../../time/time.ts';
import { markerSchema } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { markerPlace } from './markerPlace.ts';

/**
 * Puts a marker on a sequence or on a clip.
 *
 *          ▾ at
 *     |   A   | B |
 *
 * Nothing else changes. A marker on a clip stays with what the clip shows at that moment. Refused where a marker stands already.
 */
export const addMarker = defineEdit({
	label: 'Add marker',
	args: z.object({
		/** A sequence or a clip. */
		targetId: z.string(),
		/** On a sequence: on the timeline. On a clip: in its source (of a still: from its beginning). */
		at: timeSchema,
		colour: markerSchema.shape.colour.default('amber'), name: z.string().default(''), note: z.string().default(''),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const at = markerPlace(draft, args.targetId, args.at);
		if (draft.markers(args.targetId).some(marker => marker.at === at)) {
			refuseEdit('A marker stands there already. Double-click it to change it.');
		}
		draft.put({ ...args, kind: 'marker', id: newId('marker'), at });
		return draft.finish();
	},
});
