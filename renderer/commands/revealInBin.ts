import { defineCommand } from './command.ts';
import { selectedClips } from './targets.ts';

export const revealInBin = defineCommand({
	name: 'revealInBin',
	label: 'Show in media bin',
	keys: [],
	isEnabled: app => app.selection.clips.size > 0,
	perform: (app) => {
		const [clip] = selectedClips(app);
		if (clip) {
			app.selection.assets = new Set([clip.assetId]);
			app.layout.leftTab = 'media';
		}
	},
});
