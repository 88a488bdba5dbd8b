import { defineCommand, withWritableProject } from './command.ts';
import { assetOf, selectedWithTakes } from './generatedTargets.ts';

/** The same words with another seed, in the same place; the earlier takes are kept. */
export const newTake = defineCommand({
	name: 'newTake',
	label: 'New take',
	keys: [],
	isEnabled: (app) => {
		const clip = withWritableProject(app) ? selectedWithTakes(app) : null;
		return clip !== null && assetOf(app, clip)?.source.type === 'generated';
	},
	perform: async (app) => {
		const clip = selectedWithTakes(app);
		if (clip) {
			await app.engine.call('generation.takes', { clipId: clip.id });
		}
	},
});
