import { defineCommand, withProject } from './command.ts';

export const showProjectSettings = defineCommand({
	name: 'showProjectSettings',
	label: 'Project settings…',
	keys: ['Ctrl+Alt+,'],
	isEnabled: withProject,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'project-settings' });
	},
});
