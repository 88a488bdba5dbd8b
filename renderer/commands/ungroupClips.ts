import { defineCommand, withClips } from './command.ts';

export const ungroupClips = defineCommand({
	name: 'ungroupClips',
	label: 'Ungroup',
	keys: ['Ctrl+Shift+G'],
	isEnabled: withClips,
	perform: async (app) => {
		await app.edit('ungroup', { clipIds: [...app.selection.clips] });
	},
});
