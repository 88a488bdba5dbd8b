import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

export const unlinkClips = defineCommand({
	name: 'unlinkClips',
	label: 'Unlink',
	keys: ['Ctrl+Shift+L'],
	isEnabled: app => withClips(app) && selectedClips(app).some(clip => clip.linkId !== null),
	perform: async (app) => {
		await app.edit('unlink', { clipIds: [...app.selection.clips] });
	},
});
