import { z } from 'zod';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeSchema, type Time } from '../../time/time.ts';
import { frameOf } from '../queries.ts';
import { insertTime } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { frameTime, requiredSequence } from './required.ts';

/**
 * Inserts empty time: everything later moves right, on every sync-locked track.
 *
 *     |   A   | B |   ->   |  A |     |A | B |
 *          ^ at                  <- duration ->
 *
 * Clips that span the moment are divided. Locked tracks keep their place.
 */
export const insertGap = defineEdit({
	label: 'Insert gap',
	args: z.object({ sequenceId: z.string(), at: timeSchema, duration: durationSchema }),
	apply: (project, { sequenceId, at, duration }, newId) => {
		const draft = draftOf(project, newId);
		const sequence = requiredSequence(draft, sequenceId);
		const by = Math.max(nearestFrame(duration, sequence.frameRate), frameOf(sequence)) as Time;
		insertTime(draft, sequenceId, frameTime(sequence, at), by, new Set());
		return draft.finish();
	},
});
