import { usesOf } from '../bin/shownMedia.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedMedia } from './targets.ts';

/** Takes the selected media out of the project, after a question where clips would go with it; selected bins go too, and what lies in them moves up. */
export const removeMedia = defineCommand({
	name: 'removeMedia',
	label: 'Remove from project',
	keys: [],
	isEnabled: app => withWritableProject(app) && selectedMedia(app).length > 0,
	perform: async (app) => {
		const [assetIds, binIds] = [[...app.selection.assets], [...app.selection.bins]];
		const uses = usesOf(app.document.project);
		const used = assetIds.filter(id => uses.has(id));
		const [first] = assetIds;
		const what = assetIds.length === 1 ? `“${app.document.get('asset', first ?? '')?.name ?? ''}”` : `${assetIds.length} items`;
		const isSure = used.length === 0 || await app.dialogs.confirm(`Remove ${what}?`, 'Clips on the timeline that use it are removed too. Files on disk stay, and this can be undone.', 'Remove');
		if (!isSure) {
			return;
		}
		if (assetIds.length > 0) {
			await app.edit('removeAssets', { assetIds, withClips: used.length > 0 });
		}
		if (binIds.length > 0) {
			await app.edit('removeBins', { binIds });
		}
	},
});
