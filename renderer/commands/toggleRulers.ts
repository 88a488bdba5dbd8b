import { defineCommand, withProject } from './command.ts';

/** Rulers along the picture in the viewer, with the guides that were drawn out of them. Never part of the film. */
export const toggleRulers = defineCommand({
	name: 'toggleRulers',
	label: 'Rulers and guides',
	keys: ['Alt+Shift+U'],
	isEnabled: withProject,
	isChecked: app => app.layout.showsRulers,
	perform: (app) => {
		app.layout.showsRulers = !app.layout.showsRulers;
	},
});
