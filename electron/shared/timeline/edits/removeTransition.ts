import { z } from 'zod';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openTrack, requiredTransition } from './required.ts';

/**
 * Makes a transition a plain cut again. Clips do not move.
 *
 *     |   A  ▷◁  B   |   ->   |   A   |   B   |
 */
export const removeTransition = defineEdit({
	label: 'Remove transition',
	args: z.object({ transitionId: z.string() }),
	apply: (project, { transitionId }, newId) => {
		const draft = draftOf(project, newId);
		openTrack(draft, requiredTransition(draft, transitionId).trackId);
		draft.remove(transitionId);
		return draft.finish();
	},
});
