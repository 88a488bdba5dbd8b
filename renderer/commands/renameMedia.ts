import { defineCommand, withWritableProject } from './command.ts';
import { selectedMedia } from './targets.ts';

/** Renames the selected media or bin; while clips are selected, the same key renames those. */
export const renameMedia = defineCommand({
	name: 'renameMedia',
	label: 'Rename media…',
	keys: ['F2'],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && app.selection.clips.size === 0 && selectedMedia(app).length === 1,
	perform: async (app) => {
		const [id = ''] = selectedMedia(app);
		const media = app.document.get('asset', id) ?? app.document.get('bin', id);
		const name = media && (await app.dialogs.ask({ type: 'rename', title: media.kind === 'bin' ? 'Rename bin' : 'Rename media', value: media.name }))?.[0];
		if (media && name) {
			await (media.kind === 'bin' ? app.edit('setProperty', { id, path: 'name', value: name }) : app.edit('renameAsset', { assetId: id, name }));
		}
	},
});
