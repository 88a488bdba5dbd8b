import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { mostCorners } from '../../effects/shape.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { withCorners, withPolygon } from './masks.ts';

/**
 * Adds a corner to a polygon, on the edge after another corner. The shape stays as it is, in every keyframe.
 *
 *     ●───────●   ->   ●───●───●
 */
export const addMaskCorner = defineEdit({
	label: 'Add corner to mask',
	args: z.object({
		/** A clip or an effect. */
		id: z.string(),
		/** The corner before it, 0 upwards. */
		after: z.int().nonnegative(),
		/** Where on the edge, 0…1. */
		share: z.number().min(0).max(1).default(0.5),
	}),
	apply: (project, { id, after, share }, newId) => {
		const draft = draftOf(project, newId);
		const { record, mask } = withPolygon(draft, id);
		const count = mask.points.length / 2;
		if (count >= mostCorners) {
			refuseEdit(`A mask has ${mostCorners} corners at most.`);
		}
		if (after >= count) {
			refuseEdit(`The mask has ${count} corners; there is no corner ${after}.`);
		}
		draft.put(withCorners(record, mask, (points) => {
			const next = (after + 1) % (points.length / 2);
			const between = (part: 0 | 1): number => (points[2 * after + part] ?? 0) * (1 - share) + (points[2 * next + part] ?? 0) * share;
			return points.toSpliced(2 * after + 2, 0, between(0), between(1));
		}));
		return draft.finish();
	},
});
