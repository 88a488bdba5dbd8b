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
			app.mediaView.open(app.document.get('asset', clip.assetId)?.binId ?? null);
			app.mediaView.showAll();
			app.selection.selectAssets([clip.assetId]);
			app.layout.leftTab = 'media';
		}
	},
});
