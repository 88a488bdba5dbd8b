import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { castOf, clipsOf, clipsOfAsset, sequencesOf } from '../queries.ts';
import { withoutTakes } from '../takes.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openTrack, requiredAsset } from './required.ts';

/**
 * Takes assets out of the project; files on disk are left alone. Refused for the picture of somebody in the cast, and while clips use one of them, unless `withClips`, which lifts those
 * clips too (not from locked tracks). Clips that have one only as another take lose that take.
 */
export const removeAssets = defineEdit({
	label: 'Remove media',
	args: z.object({ assetIds: z.array(z.string()).min(1), withClips: z.boolean().default(false) }),
	apply: (project, { assetIds, withClips }, newId) => {
		const draft = draftOf(project, newId);
		new Set(assetIds).forEach((assetId) => {
			const asset = requiredAsset(draft, assetId);
			const shown = castOf(project).find(({ portrait }) => portrait.assetId === assetId);
			if (shown) {
				refuseEdit(`“${asset.name}” is the picture of ${shown.name} in the cast. Choose another picture of ${shown.name}, or take ${shown.name} out of the cast first.`);
			}
			const clips = clipsOfAsset(project, assetId);
			if (clips.length > 0 && !withClips) {
				refuseEdit(`“${asset.name}” is used by ${clips.length === 1 ? 'a clip' : `${clips.length} clips`}. Remove the clips first, or remove both together.`);
			}
			clips.forEach((clip) => {
				openTrack(draft, clip.trackId);
				draft.remove(clip.id);
			});
			draft.remove(assetId);
		});
		const gone = new Set(assetIds);
		sequencesOf(project).flatMap(sequence => clipsOf(project, sequence.id)).filter(clip => clip.takes.some(take => gone.has(take.assetId))).forEach((clip) => {
			const present = draft.get('clip', clip.id);
			if (present) {
				draft.put({ ...present, takes: withoutTakes(present, gone) });
			}
		});
		return draft.finish();
	},
});
