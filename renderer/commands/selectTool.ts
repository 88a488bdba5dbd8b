import { defineCommand, withProject } from './command.ts';

export const selectTool = defineCommand({
	name: 'selectTool',
	label: 'Select tool',
	keys: ['A'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'select',
	perform: (app) => {
		app.view.tool = 'select';
	},
});
