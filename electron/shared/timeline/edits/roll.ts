import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema } from '../../time/time.ts';
import { clipEnd } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';
import { rollCut } from './rolling.ts';

/**
 * Moves the cut between two clips that touch: one grows by what the other gives up.
 *
 *     |   A   |   B   |   ->   | A |     B     |
 *             ^     to ^ left of it
 *
 * Nothing else moves. Stops at the ends of the two sources and at one frame of length. A transition on the cut goes along while its handles
 * last. With `withLinked`, the cut of the linked sound rolls too where it lies at the same moment; a J- or L-cut stays as it is.
 */
export const roll = defineEdit({
	label: 'Roll cut',
	args: z.object({ fromClipId: z.string(), toClipId: z.string(), to: timeSchema, withLinked: z.boolean().default(true) }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const from = openClip(draft, args.fromClipId);
		const to = openClip(draft, args.toClipId);
		if (from.trackId !== to.trackId || clipEnd(from) !== to.start) {
			refuseEdit(`“${from.name}” and “${to.name}” do not touch, so there is no cut to roll.`);
		}
		rollCut(draft, { from, to }, args.to, args.withLinked);
		return draft.finish();
	},
});
