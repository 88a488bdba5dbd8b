import { z } from 'zod';
import { binSchema } from '../records.ts';
import { assetInBin, requiredBin } from './binPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredAsset } from './required.ts';

/** Makes a bin, and puts assets into it. */
export const addBin = defineEdit({
	label: 'New bin',
	args: z.object({
		name: binSchema.shape.name.default('Bin'),
		/** The bin it lies in; null at the top. */
		parentId: z.string().nullable().default(null),
		assetIds: z.array(z.string()).default([]),
	}),
	apply: (project, { name, parentId, assetIds }, newId) => {
		const draft = draftOf(project, newId);
		const id = newId('bin');
		draft.put({ kind: 'bin', id, name, parentId: parentId === null ? null : requiredBin(draft, parentId).id, label: null });
		assetIds.forEach(assetId => draft.put(assetInBin(requiredAsset(draft, assetId), id)));
		return draft.finish();
	},
});
