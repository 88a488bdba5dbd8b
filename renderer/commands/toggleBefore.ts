import { defineCommand, withProject } from './command.ts';

/** Compares: the viewer shows the timeline without its effects. Nothing of the film changes. */
export const toggleBefore = defineCommand({
	name: 'toggleBefore',
	label: 'Before effects',
	keys: ['Shift+A'],
	isEnabled: withProject,
	isChecked: app => app.view.showsBefore,
	perform: (app) => {
		app.view.showsBefore = !app.view.showsBefore;
		app.view.showsSplit = false;
	},
});
