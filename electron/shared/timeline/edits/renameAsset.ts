import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredAsset } from './required.ts';

/** Gives an asset another name in the bin. Its file and the names of its clips stay. */
export const renameAsset = defineEdit({
	label: 'Rename media',
	args: z.object({ assetId: z.string(), name: z.string().trim().min(1, { error: 'An asset needs a name.' }) }),
	apply: (project, { assetId, name }, newId) => {
		const draft = draftOf(project, newId);
		draft.put({ ...requiredAsset(draft, assetId), name });
		return draft.finish();
	},
});
