import { defineCommand, withProject } from './command.ts';

export const slideTool = defineCommand({
	name: 'slideTool',
	label: 'Slide tool',
	keys: ['U'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'slide',
	perform: (app) => {
		app.view.tool = 'slide';
	},
});
