import { defineCommand, withProject } from './command.ts';

export const toggleLinking = defineCommand({
	name: 'toggleLinking',
	label: 'Linked selection',
	keys: ['Shift+L'],
	isEnabled: withProject,
	isChecked: app => app.view.isLinking,
	perform: (app) => {
		app.view.isLinking = !app.view.isLinking;
	},
});
