import { z } from 'zod';
import { trackDefaults, type Track } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredSequence } from './required.ts';
import { freeTrackName, renumber, tracksInDraft } from './trackOrder.ts';

/**
 * Adds an empty track.
 *
 *                   V2
 *     V1            V1
 *     ──     ->     ──
 *     A1            A1
 *
 * Without `order` a video track comes in front and an audio track at the bottom; with it, the tracks from there on make room.
 */
export const addTrack = defineEdit({
	label: 'Add track',
	args: z.object({
		sequenceId: z.string(), type: z.enum(['video', 'audio']),
		/** Null: the next free “V3”. */
		name: z.string().trim().min(1).nullable().default(null),
		order: z.int().nonnegative().nullable().default(null),
	}),
	apply: (project, { sequenceId, type, name, order }, newId) => {
		const draft = draftOf(project, newId);
		requiredSequence(draft, sequenceId);
		const others = tracksInDraft(draft, sequenceId, type);
		const place = Math.min(order ?? others.length, others.length);
		const track: Track = {
			...trackDefaults, kind: 'track', id: newId('track'), sequenceId, type, order: place, name: name ?? freeTrackName(draft, sequenceId, type),
		};
		renumber(draft, others.toSpliced(place, 0, track));
		return draft.finish();
	},
});
