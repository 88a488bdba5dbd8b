import { defineCommand, withProject } from './command.ts';

export const handTool = defineCommand({
	name: 'handTool',
	label: 'Hand tool',
	keys: ['H'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'hand',
	perform: (app) => {
		app.view.tool = 'hand';
	},
});
