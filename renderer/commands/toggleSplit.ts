import { defineCommand, withProject } from './command.ts';

/** Compares: the viewer shows the timeline without its effects on the left of a divider, with them on the right. Nothing of the film changes. */
export const toggleSplit = defineCommand({
	name: 'toggleSplit',
	label: 'Before and after, split',
	keys: ['Alt+B'],
	isEnabled: withProject,
	isChecked: app => app.view.showsSplit,
	perform: (app) => {
		app.view.showsSplit = !app.view.showsSplit;
		app.view.showsBefore = false;
	},
});
