import { timeSchema } from '../../time/time.ts';
import { insertTime } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { placingSchema, preparedPlacing } from './placing.ts';
import { frameTime } from './required.ts';

/**
 * Puts (part of) an asset between what is there; everything later moves right, on every sync-locked track, so that nothing loses sync.
 *
 *     |   A   | B |   ->   |  A |  C  |A | B |
 *          ^ start
 *
 * Clips that span `start` are divided; a transition across it goes away. Locked tracks keep their place. The length is cut to what the
 * source holds. Picture and sound clips come linked.
 */
export const insert = defineEdit({
	label: 'Insert clip',
	args: placingSchema.extend({ start: timeSchema }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const placement = preparedPlacing(draft, args);
		const start = frameTime(placement.sequence, args.start);
		insertTime(draft, placement.sequence.id, start, placement.duration, new Set(placement.trackIds));
		placement.putAt(start);
		return draft.finish();
	},
});
