import { z } from 'zod';
import { captionsOf } from '../queries.ts';
import { requiredCaptionTrack } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Removes a caption track with its captions. */
export const removeCaptionTrack = defineEdit({
	label: 'Remove caption track',
	args: z.object({ trackId: z.string() }),
	apply: (project, { trackId }, newId) => {
		const draft = draftOf(project, newId);
		requiredCaptionTrack(draft, trackId);
		captionsOf(project, trackId).forEach(caption => draft.remove(caption.id));
		draft.remove(trackId);
		return draft.finish();
	},
});
