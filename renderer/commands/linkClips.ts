import { defineCommand, withWritableProject } from './command.ts';

export const linkClips = defineCommand({
	name: 'linkClips',
	label: 'Link',
	keys: ['Ctrl+L'],
	isEnabled: app => withWritableProject(app) && app.selection.clips.size > 1,
	perform: async (app) => {
		await app.edit('link', { clipIds: [...app.selection.clips] });
	},
});
