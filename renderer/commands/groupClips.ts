import { defineCommand, withClips } from './command.ts';

export const groupClips = defineCommand({
	name: 'groupClips',
	label: 'Group',
	keys: ['Ctrl+G'],
	isEnabled: withClips,
	perform: async (app) => {
		await app.edit('group', { clipIds: [...app.selection.clips], withLinked: app.view.isLinking });
	},
});
