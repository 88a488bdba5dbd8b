import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { renumberEffects } from './effectCopies.ts';
import { openEffect } from './required.ts';

/**
 * Moves an effect to another place among those of its target.
 *
 *     A: blur, vignette, grain   ->   A: grain, blur, vignette   (order 0)
 *
 * An order beyond the last means the last.
 */
export const reorderEffect = defineEdit({
	label: 'Reorder effects',
	args: z.object({ effectId: z.string(), order: z.int().nonnegative() }),
	apply: (project, { effectId, order }, newId) => {
		const draft = draftOf(project, newId);
		const effect = openEffect(draft, effectId);
		const others = draft.effects(effect.targetId).filter(other => other.id !== effectId);
		renumberEffects(draft, others.toSpliced(Math.min(order, others.length), 0, effect));
		return draft.finish();
	},
});
