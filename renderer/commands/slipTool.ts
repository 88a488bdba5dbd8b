import { defineCommand, withProject } from './command.ts';

export const slipTool = defineCommand({
	name: 'slipTool',
	label: 'Slip tool',
	keys: ['Y'],
	isEnabled: withProject,
	isChecked: app => app.view.tool === 'slip',
	perform: (app) => {
		app.view.tool = 'slip';
	},
});
