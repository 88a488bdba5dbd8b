import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { withCorners, withPolygon } from './masks.ts';

/**
 * Takes a corner out of a polygon, in every keyframe. Three must remain.
 *
 *     ●───●───●   ->   ●───────●
 */
export const removeMaskCorner = defineEdit({
	label: 'Remove corner of mask',
	args: z.object({
		/** A clip or an effect. */
		id: z.string(), corner: z.int().nonnegative(),
	}),
	apply: (project, { id, corner }, newId) => {
		const draft = draftOf(project, newId);
		const { record, mask } = withPolygon(draft, id);
		const count = mask.points.length / 2;
		if (count <= 3) {
			refuseEdit('A polygon needs three corners at least. Remove the mask instead.');
		}
		if (corner >= count) {
			refuseEdit(`The mask has ${count} corners; there is no corner ${corner}.`);
		}
		draft.put(withCorners(record, mask, points => points.toSpliced(2 * corner, 2)));
		return draft.finish();
	},
});
