import { defineCommand, withProject } from './command.ts';

export const toggleScopes = defineCommand({
	name: 'toggleScopes',
	label: 'Scopes',
	keys: ['Shift+W'],
	isEnabled: withProject,
	isChecked: app => app.layout.showsScopes,
	labelNow: app => app.layout.showsScopes ? 'Hide scopes' : 'Show scopes',
	perform: (app) => {
		app.layout.showsScopes = !app.layout.showsScopes;
	},
});
