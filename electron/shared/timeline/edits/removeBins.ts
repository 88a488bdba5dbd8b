import { z } from 'zod';
import { assetsOf, binsOf } from '../queries.ts';
import { assetInBin, requiredBin } from './binPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Takes bins away. What lies in them moves to the bin above; no media is removed. */
export const removeBins = defineEdit({
	label: 'Remove bins',
	args: z.object({ binIds: z.array(z.string()).min(1) }),
	apply: (project, { binIds }, newId) => {
		const draft = draftOf(project, newId);
		const gone = new Set(binIds.map(id => requiredBin(draft, id).id));
		/** The nearest bin above that stays. */
		const kept = (binId: string | null | undefined): string | null => {
			let above = binId ?? null;
			while (above !== null && gone.has(above)) {
				above = requiredBin(draft, above).parentId;
			}
			return above;
		};
		assetsOf(project).filter(asset => asset.binId !== undefined && gone.has(asset.binId)).forEach(asset => draft.put(assetInBin(asset, kept(asset.binId))));
		binsOf(project).filter(bin => !gone.has(bin.id) && bin.parentId !== null && gone.has(bin.parentId)).forEach(bin => draft.put({ ...bin, parentId: kept(bin.parentId) }));
		gone.forEach(id => draft.remove(id));
		return draft.finish();
	},
});
