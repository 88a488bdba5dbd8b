import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Takes markers away. Nothing else changes. */
export const removeMarkers = defineEdit({
	label: 'Remove markers',
	args: z.object({ markerIds: z.array(z.string()).min(1) }),
	apply: (project, { markerIds }, newId) => {
		const draft = draftOf(project, newId);
		new Set(markerIds).forEach((id) => {
			const marker = draft.get('marker', id) ?? refuseEdit(`There is no marker ${id}. It may have been removed.`);
			draft.remove(marker.id);
		});
		return draft.finish();
	},
});
