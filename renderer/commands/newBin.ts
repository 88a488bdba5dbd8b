import { defineCommand, withWritableProject } from './command.ts';

/** Makes a bin inside the open one, with the selected media in it, and asks for its name. */
export const newBin = defineCommand({
	name: 'newBin',
	label: 'New bin…',
	keys: ['Ctrl+Alt+B'],
	isEnabled: withWritableProject,
	labelNow: app => app.selection.assets.size > 0 ? 'New bin with selected media…' : 'New bin…',
	perform: async (app) => {
		app.layout.leftTab = 'media';
		const name = (await app.dialogs.ask({ type: 'rename', title: 'New bin', value: 'Bin', action: 'Make bin' }))?.[0];
		if (name) {
			const change = await app.edit('addBin', { name, parentId: app.mediaView.openBin, assetIds: [...app.selection.assets] });
			const bin = change?.diff.added.find(record => record.kind === 'bin');
			app.selection.selectAssets([], bin ? [bin.id] : []);
		}
	},
});
