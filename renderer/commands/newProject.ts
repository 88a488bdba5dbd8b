import { always, defineCommand } from './command.ts';

export const newProject = defineCommand({
	name: 'newProject',
	label: 'New project…',
	keys: ['Alt+N'],
	isEnabled: always,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'new-project' });
	},
});
