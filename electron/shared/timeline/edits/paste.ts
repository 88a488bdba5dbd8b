import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { clipRange } from '../queries.ts';
import { clipSchema, effectSchema, type Clip } from '../records.ts';
import { clearRange } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { copyEffects } from './effectCopies.ts';
import { frameTime, openTrack, requiredAsset, requiredSequence } from './required.ts';

/**
 * Puts copies of clips at a moment, on the tracks they came from; they overwrite what is there.
 *
 *     | A | B |   C   |   ->   | A | B | A |C |
 *                              (A copied)  ^
 *
 * Takes whole clips, not ids, since what was cut is no longer in the project. All keep their distances; the earliest begins at `start`.
 * Copies are linked among themselves as the originals were and have the effects given. Transitions are not copied.
 */
export const paste = defineEdit({
	label: 'Paste clips',
	args: z.object({
		clips: z.array(clipSchema).min(1),
		/** The effects of these clips; others are left out. */
		effects: z.array(effectSchema).default([]),
		start: timeSchema,
	}),
	apply: (project, { clips, effects, start }, newId) => {
		const draft = draftOf(project, newId);
		const tracks = clips.map(clip => openTrack(draft, clip.trackId));
		const [track] = tracks;
		if (!track || tracks.some(other => other.sequenceId !== track.sequenceId)) {
			return refuseEdit('The clips come from different sequences. Paste those of one sequence at a time.');
		}
		const at = frameTime(requiredSequence(draft, track.sequenceId), start);
		const by = at - Math.min(...clips.map(clip => clip.start));
		const copies = clips.map((clip): Clip => {
			requiredAsset(draft, clip.assetId);
			return { ...clip, id: newId('clip'), start: clip.start + by as Time, linkId: draft.freshLink(clip.linkId) };
		});
		copies.forEach(clip => clearRange(draft, clip.trackId, clipRange(clip)));
		copies.forEach((copy, place) => {
			draft.put(copy);
			copyEffects(draft, effects.filter(effect => effect.targetId === clips[place]?.id), copy.id);
		});
		return copies.some(clip => clip.start < zeroTime) ? refuseEdit('The clips would begin before the sequence does.') : draft.finish();
	},
});
