import { z } from 'zod';
import { markerSchema, type Asset } from '../records.ts';
import { requiredMedia } from './binPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

const labelled = (asset: Asset, label: Asset['label'] | null): Asset => {
	const { label: _before, ...rest } = asset;
	return label ? { ...rest, label } : rest;
};

/** Gives assets and bins a colour to tell them apart by, or takes it away. */
export const labelMedia = defineEdit({
	label: 'Label media',
	args: z.object({
		/** Assets and bins. */
		ids: z.array(z.string()).min(1),
		/** Null: without. */
		label: markerSchema.shape.colour.nullable(),
	}),
	apply: (project, { ids, label }, newId) => {
		const draft = draftOf(project, newId);
		ids.forEach((id) => {
			const media = requiredMedia(draft, id);
			draft.put(media.kind === 'asset' ? labelled(media, label) : { ...media, label });
		});
		return draft.finish();
	},
});
