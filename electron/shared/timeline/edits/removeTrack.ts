import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openTrack } from './required.ts';
import { renumber, tracksInDraft } from './trackOrder.ts';

/**
 * Removes a track with the clips on it.
 *
 *     V2 | A |
 *     V1 | B |   ->   V1 | B |
 *
 * Clips linked to what was on it stay. Refused while the track is locked.
 */
export const removeTrack = defineEdit({
	label: 'Remove track',
	args: z.object({ trackId: z.string() }),
	apply: (project, { trackId }, newId) => {
		const draft = draftOf(project, newId);
		const track = openTrack(draft, trackId);
		draft.transitions(trackId).forEach(transition => draft.remove(transition.id));
		draft.clips(trackId).forEach(clip => draft.remove(clip.id));
		draft.remove(trackId);
		renumber(draft, tracksInDraft(draft, track.sequenceId, track.type));
		return draft.finish();
	},
});
