import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { clipsOf, sequencesOf } from '../queries.ts';
import { takeBeside, withoutTakes } from '../takes.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';
import { requiredTake, showingTake } from './takeRequired.ts';

/**
 * Takes one of several takes away from a clip; where it was shown, the one before it is. What was generated leaves the bin too, unless another clip uses it;
 * its file stays, so that undo brings everything back.
 */
export const deleteTake = defineEdit({
	label: 'Delete take',
	args: z.object({ clipId: z.string(), assetId: z.string() }),
	apply: (project, { clipId, assetId }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		requiredTake(clip, assetId);
		const beside = takeBeside(clip, -1) ?? refuseEdit(`“${clip.name}” has only this take. Delete the clip instead.`);
		const shown = clip.assetId === assetId ? showingTake(draft, clip, beside) : clip;
		draft.put({ ...shown, takes: withoutTakes(shown, new Set([assetId])) });
		const isUsed = sequencesOf(project).some(sequence => clipsOf(project, sequence.id).some(other =>
			other.id !== clip.id && (other.assetId === assetId || other.takes.some(take => take.assetId === assetId))));
		if (!isUsed && draft.get('asset', assetId)?.source.type === 'generated') {
			draft.remove(assetId);
		}
		return draft.finish();
	},
});
