import { defineCommand, withProject } from './command.ts';

export const exportFilm = defineCommand({
	name: 'exportFilm',
	label: 'Export…',
	keys: ['Ctrl+E'],
	isEnabled: withProject,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'export' });
	},
});
