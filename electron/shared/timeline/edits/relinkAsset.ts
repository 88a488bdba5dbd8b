import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { relinked, relinkSchema } from './relinking.ts';

/**
 * Points an asset at another file: one that was moved, or a better copy. Every clip keeps its place and its part of the source.
 * Refused when the file does not fit: another type of media, too short for a clip, or without a sound stream that a clip uses.
 */
export const relinkAsset = defineEdit({
	label: 'Relink media',
	args: relinkSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		draft.put(relinked(draft, args));
		return draft.finish();
	},
});
