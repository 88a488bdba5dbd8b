import { defineCommand } from './command.ts';

/** Takes all guides away that were drawn out of the rulers. */
export const clearGuides = defineCommand({
	name: 'clearGuides',
	label: 'Clear guides',
	keys: [],
	isEnabled: app => app.layout.guidesAcross.length + app.layout.guidesDown.length > 0,
	perform: (app) => {
		app.layout.guidesAcross = [];
		app.layout.guidesDown = [];
	},
});
