import { defineCommand, withProject } from './command.ts';

export const trimTool = defineCommand({
	name: 'trimTool',
	label: 'Ripple trim tool',
	keys: ['T'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'trim',
	perform: (app) => {
		app.view.tool = 'trim';
	},
});
