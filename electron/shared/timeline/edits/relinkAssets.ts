import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { relinked, relinkSchema } from './relinking.ts';

/** Points several assets at other files in one step, each as `relinkAsset` does. One that does not fit refuses all. */
export const relinkAssets = defineEdit({
	label: 'Relink media',
	args: z.object({ assets: z.array(relinkSchema).min(1) }),
	apply: (project, { assets }, newId) => {
		const draft = draftOf(project, newId);
		assets.forEach(asset => draft.put(relinked(draft, asset)));
		return draft.finish();
	},
});
