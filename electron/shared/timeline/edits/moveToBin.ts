import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { assetInBin, liesWithin, requiredBin, requiredMedia } from './binPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Puts assets and bins into a bin. Clips keep what they show. Refused where a bin would lie inside itself. */
export const moveToBin = defineEdit({
	label: 'Move to bin',
	args: z.object({
		/** Assets and bins. */
		ids: z.array(z.string()).min(1),
		/** Null: to the top. */
		binId: z.string().nullable(),
	}),
	apply: (project, { ids, binId }, newId) => {
		const draft = draftOf(project, newId);
		const goal = binId === null ? null : requiredBin(draft, binId);
		ids.forEach((id) => {
			const media = requiredMedia(draft, id);
			if (media.kind === 'asset') {
				draft.put(assetInBin(media, binId));
				return;
			}
			if (goal && liesWithin(project, goal.id, media.id)) {
				refuseEdit(`“${media.name}” cannot lie inside itself. Choose another bin for it.`);
			}
			draft.put({ ...media, parentId: binId });
		});
		return draft.finish();
	},
});
