import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredTrack } from './required.ts';
import { renumber, tracksInDraft } from './trackOrder.ts';

/**
 * Moves a track to another place among the tracks of its type, with everything on it.
 *
 *     V3   V2
 *     V2   V1
 *     V1   V3   (order 0)
 *
 * An order beyond the last means the last.
 */
export const reorderTrack = defineEdit({
	label: 'Reorder track',
	args: z.object({ trackId: z.string(), order: z.int().nonnegative() }),
	apply: (project, { trackId, order }, newId) => {
		const draft = draftOf(project, newId);
		const track = requiredTrack(draft, trackId);
		const others = tracksInDraft(draft, track.sequenceId, track.type).filter(other => other.id !== trackId);
		renumber(draft, others.toSpliced(Math.min(order, others.length), 0, track));
		return draft.finish();
	},
});
