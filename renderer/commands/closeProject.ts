import { defineCommand, withProject } from './command.ts';

export const closeProject = defineCommand({
	name: 'closeProject',
	label: 'Close project',
	keys: ['Ctrl+Shift+W'],
	isEnabled: withProject,
	perform: async (app) => {
		await app.engine.call('project.close', {});
	},
});
