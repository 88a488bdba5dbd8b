import { assetsOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';

/** Shows what media is missing, and points it (and what is selected in the bin) at other files. */
export const relinkMedia = defineCommand({
	name: 'relinkMedia',
	label: 'Relink media…',
	keys: [],
	isEnabled: app => withWritableProject(app) && assetsOf(app.document.project).some(asset => asset.source.type === 'file'),
	perform: async (app) => {
		await app.dialogs.ask({ type: 'relink', assetIds: [...app.selection.assets] });
	},
});
