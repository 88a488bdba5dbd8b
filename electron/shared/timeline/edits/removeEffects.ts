import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { renumberEffects } from './effectCopies.ts';
import { openEffect } from './required.ts';

/**
 * Takes effects away from what they change.
 *
 *     A: blur, vignette, grain   ->   A: blur, grain
 */
export const removeEffects = defineEdit({
	label: 'Remove effect',
	describe: ({ effectIds }) => (effectIds.length === 1 ? 'Remove effect' : 'Remove effects'),
	args: z.object({ effectIds: z.array(z.string()).min(1) }),
	apply: (project, { effectIds }, newId) => {
		const draft = draftOf(project, newId);
		const targets = new Set([...new Set(effectIds)].map((id) => {
			const effect = openEffect(draft, id);
			draft.remove(id);
			return effect.targetId;
		}));
		targets.forEach(targetId => renumberEffects(draft, draft.effects(targetId)));
		return draft.finish();
	},
});
