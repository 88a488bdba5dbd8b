import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { tracksOf } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredSequence } from './required.ts';
import { renumber, tracksInDraft } from './trackOrder.ts';

/**
 * Removes the tracks on which nothing lies.
 *
 *     V3
 *     V2 | A |        V2 | A |
 *     V1       ->     A1 | A |
 *     A1 | A |
 *
 * One track of each type stays, even an empty one, so that there is somewhere to put the next clip. Locked tracks stay.
 */
export const removeEmptyTracks = defineEdit({
	label: 'Remove empty tracks',
	args: z.object({ sequenceId: z.string() }),
	apply: (project, { sequenceId }, newId) => {
		const draft = draftOf(project, newId);
		requiredSequence(draft, sequenceId);
		const removable = (['video', 'audio'] as const).flatMap((type) => {
			const tracks = tracksOf(project, sequenceId, type);
			const empty = tracks.filter(track => !track.isLocked && draft.clips(track.id).length === 0);
			return empty.length === tracks.length ? empty.slice(1) : empty;
		});
		if (removable.length === 0) {
			refuseEdit('There is no empty track to remove.');
		}
		removable.forEach(track => draft.remove(track.id));
		(['video', 'audio'] as const).forEach(type => renumber(draft, tracksInDraft(draft, sequenceId, type)));
		return draft.finish();
	},
});
