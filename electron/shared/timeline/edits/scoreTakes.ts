import { z } from 'zod';
import { takeSchema } from '../records.ts';
import { bestTake, takesOf } from '../takes.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';
import { showingTake } from './takeRequired.ts';

/** Writes a judge's opinion of takes into a clip, and shows the best of those judged. Takes that are gone are passed over. */
export const scoreTakes = defineEdit({
	label: 'Keep the best take',
	args: z.object({
		clipId: z.string(),
		scores: z.array(z.object({ assetId: z.string(), score: takeSchema.shape.score.unwrap().unwrap() })),
	}),
	apply: (project, { clipId, scores }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		const scoreOf = new Map(scores.map(({ assetId, score }) => [assetId, score]));
		const takes = takesOf(clip).map(take => ({ ...take, score: scoreOf.get(take.assetId) ?? take.score }));
		const best = bestTake(takes.filter(take => scoreOf.has(take.assetId)));
		const scored = { ...clip, takes };
		draft.put(best ? showingTake(draft, scored, best) : scored);
		return draft.finish();
	},
});
