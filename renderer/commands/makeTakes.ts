import { defineCommand } from './command.ts';
import { selectedWithTakes } from './generatedTargets.ts';
import { newTake } from './newTake.ts';

/** Several takes at once, with other words if wanted, and a judge to keep the best. */
export const makeTakes = defineCommand({
	name: 'makeTakes',
	label: 'Make takes…',
	keys: [],
	isEnabled: newTake.isEnabled,
	perform: async (app) => {
		const clip = selectedWithTakes(app);
		if (clip) {
			await app.dialogs.ask({ type: 'takes', clipId: clip.id });
		}
	},
});
