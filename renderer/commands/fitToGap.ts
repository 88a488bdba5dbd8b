import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

export const fitToGap = defineCommand({
	name: 'fitToGap',
	label: 'Fit clip to gap',
	keys: [],
	isEnabled: withClips,
	perform: async (app) => {
		const [clip] = selectedClips(app);
		if (clip) {
			await app.edit('fitToGap', { clipId: clip.id, withLinked: app.view.isLinking });
		}
	},
});
