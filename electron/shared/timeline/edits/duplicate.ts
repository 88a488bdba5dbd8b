import { z } from 'zod';
import { timeSchema } from '../../time/time.ts';
import { putCopies, spanOf } from './copying.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { frameTime, openClip, openClips, sequenceOfClip } from './required.ts';
import { trackGoals } from './trackGoal.ts';

/**
 * Copies clips to another place, at once.
 *
 *     | A | B |   ->   | A | A | B |        (without `start`: right behind, later clips make room)
 *
 * With `start` the earliest copy begins there; with `byTracks` the copies lie that many tracks on, as in a move. `overwrite` puts them over what
 * is there, `insert` moves everything later right. Copies are linked and grouped among themselves as the originals were, and have
 * their effects and markers.
 */
export const duplicate = defineEdit({
	label: 'Duplicate clips',
	args: z.object({
		clipIds: z.array(z.string()).min(1), withLinked: z.boolean().default(true),
		start: timeSchema.nullable().default(null), byTracks: z.int().default(0),
		mode: z.enum(['overwrite', 'insert']).default('insert'),
	}),
	apply: (project, { clipIds, withLinked, start, byTracks, mode }, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, clipIds, withLinked);
		const lead = openClip(draft, clipIds[0] ?? '');
		const sequence = sequenceOfClip(draft, lead);
		const goal = trackGoals(draft, lead, byTracks);
		putCopies(draft, clips, {
			sequenceId: sequence.id, mode, trackIdOf: clip => goal(clip).id, effectsOf: clip => draft.effects(clip.id),
			start: frameTime(sequence, start ?? spanOf(clips).end),
		});
		return draft.finish();
	},
});
