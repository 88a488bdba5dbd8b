import { z } from 'zod';
import { clipEnd, neighbours } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';
import { rollCut } from './rolling.ts';
import { trimEdge, trimSchema } from './trimming.ts';

/**
 * Brings an edge of a clip to a moment: a cut rolls there, an edge beside a gap is trimmed there.
 *
 *     |   A   |   B   |   ->   | A |     B     |        |   A   |     | B |   ->   |     A     | | B |
 *         ^ to                                                      ^ to
 *
 * Nothing else moves. Stops where a source, a neighbour or the clip itself ends.
 */
export const extend = defineEdit({
	label: 'Extend edit',
	args: trimSchema.extend({ edge: z.enum(['head', 'tail']) }),
	apply: (project, { edge, ...args }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, args.clipId);
		const { previous, next } = neighbours(project, clip);
		if (edge === 'head' && previous && clipEnd(previous) === clip.start) {
			rollCut(draft, { from: previous, to: clip }, args.to, args.withLinked);
		} else if (edge === 'tail' && next?.start === clipEnd(clip)) {
			rollCut(draft, { from: clip, to: next }, args.to, args.withLinked);
		} else {
			trimEdge(draft, args, edge, false);
		}
		return draft.finish();
	},
});
