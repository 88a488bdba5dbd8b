import { recordOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedPicture } from './generatedTargets.ts';

/** A finer version of the selected clip, or of what is selected in the bin. */
export const enhanceClip = defineCommand({
	name: 'enhanceClip',
	label: 'Enhance…',
	keys: [],
	isEnabled: app => withWritableProject(app)
		&& (selectedPicture(app) !== null || [...app.selection.assets].some(id => recordOf(app.document.project, 'asset', id)?.video)),
	perform: async (app) => {
		const clip = selectedPicture(app);
		const [assetId] = app.selection.assets;
		if (clip) {
			await app.dialogs.ask({ type: 'enhance', target: { type: 'clip', clipId: clip.id } });
		} else if (assetId) {
			await app.dialogs.ask({ type: 'enhance', target: { type: 'asset', assetId } });
		}
	},
});
