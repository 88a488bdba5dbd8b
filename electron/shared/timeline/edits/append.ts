import { zeroTime, type Time } from '../../time/time.ts';
import { clipEnd } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { placingSchema, preparedPlacing } from './placing.ts';

/**
 * Puts (part of) an asset after the last clip of the given tracks.
 *
 *     | A | B |   ->   | A | B |  C  |
 *
 * Picture and sound begin together: where the tracks end at different times, after the latest. Nothing else changes.
 */
export const append = defineEdit({
	label: 'Append clip',
	args: placingSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const placement = preparedPlacing(draft, args);
		const ends = placement.trackIds.map(trackId => draft.clips(trackId).at(-1)).map(clip => (clip ? clipEnd(clip) : zeroTime));
		placement.putAt(Math.max(...ends) as Time);
		return draft.finish();
	},
});
