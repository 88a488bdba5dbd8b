import { defineCommand, withProject } from './command.ts';

/** One scope, or all four. */
export const toggleFourScopes = defineCommand({
	name: 'toggleFourScopes',
	label: 'Four scopes',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.layout.showsFourScopes,
	perform: (app) => {
		app.layout.showsScopes = true;
		app.layout.showsFourScopes = !app.layout.showsFourScopes;
	},
});
