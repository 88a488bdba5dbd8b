import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema } from '../../time/time.ts';
import { assetSchema, clipSchema, effectSchema } from '../records.ts';
import { putCopies } from './copying.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { frameTime, openTrack, requiredSequence } from './required.ts';

/**
 * Puts copies of clips at a moment, on the tracks they came from: over what is there, or between it.
 *
 *     | A | B |   C   |   ->   | A | B | A |C |          (overwrite, A copied)
 *                  ^           | A | B |  C | A |C |     (insert)
 *
 * Takes whole clips, not ids, since what was cut is no longer in the project. All keep their distances; the earliest begins at `start`.
 * An insert moves everything later right, on every sync-locked track. Copies are linked and grouped among themselves as the originals were, and
 * have the effects given. Transitions are not copied. A title that went with its last clip comes back from `drawings`.
 */
export const paste = defineEdit({
	label: 'Paste clips',
	args: z.object({
		clips: z.array(clipSchema).min(1),
		/** The effects of these clips; others are left out. */
		effects: z.array(effectSchema).default([]),
		/** The titles and generators they show; those the project still has are left out. */
		drawings: z.array(assetSchema).default([]),
		start: timeSchema, mode: z.enum(['overwrite', 'insert']).default('overwrite'),
	}),
	apply: (project, { clips, effects, drawings, start, mode }, newId) => {
		const draft = draftOf(project, newId);
		const tracks = clips.map(clip => openTrack(draft, clip.trackId));
		const [track] = tracks;
		if (!track || tracks.some(other => other.sequenceId !== track.sequenceId)) {
			return refuseEdit('The clips come from different sequences. Paste those of one sequence at a time.');
		}
		const at = frameTime(requiredSequence(draft, track.sequenceId), start);
		drawings.filter(asset => asset.source.type === 'drawn' && !project[asset.id] && clips.some(clip => clip.assetId === asset.id)).forEach(draft.put);
		putCopies(draft, clips, { sequenceId: track.sequenceId, start: at, mode, trackIdOf: clip => clip.trackId, effectsOf: clip => effects.filter(effect => effect.targetId === clip.id) });
		return draft.finish();
	},
});
