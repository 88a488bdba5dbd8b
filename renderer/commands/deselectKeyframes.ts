import { defineCommand, withProject } from './command.ts';

export const deselectKeyframes = defineCommand({
	name: 'deselectKeyframes',
	label: 'Deselect keyframes',
	keys: ['Escape'],
	sharesKey: true,
	isEnabled: app => withProject(app) && app.selection.keys.size > 0,
	haste: 'past-begun',
	perform: (app) => {
		app.selection.keys = new Set();
	},
});
