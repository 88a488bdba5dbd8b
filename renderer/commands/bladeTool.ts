import { defineCommand, withProject } from './command.ts';

export const bladeTool = defineCommand({
	name: 'bladeTool',
	label: 'Blade tool',
	keys: ['B'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'blade',
	perform: (app) => {
		app.view.tool = 'blade';
	},
});
