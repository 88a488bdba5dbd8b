import { timeSchema, type Time } from '../../time/time.ts';
import { clearRange } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { placingSchema, preparedPlacing } from './placing.ts';
import { frameTime } from './required.ts';

/**
 * Puts (part of) an asset over what is there. Nothing else moves.
 *
 *     |   A   |   B   |   ->   |  A | C |  B  |
 *          ^ start
 *
 * Clips underneath are cut back, divided or removed, on the given tracks only. A transition at a cut that is lost goes away.
 */
export const overwrite = defineEdit({
	label: 'Overwrite clip',
	args: placingSchema.extend({ start: timeSchema }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const placement = preparedPlacing(draft, args);
		const start = frameTime(placement.sequence, args.start);
		placement.trackIds.forEach(trackId => clearRange(draft, trackId, { start, end: start + placement.duration as Time }));
		placement.putAt(start);
		return draft.finish();
	},
});
