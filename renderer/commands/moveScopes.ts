import { defineCommand, withProject } from './command.ts';

export const moveScopes = defineCommand({
	name: 'moveScopes',
	label: 'Move scopes',
	keys: [],
	isEnabled: withProject,
	labelNow: app => app.layout.scopesPlace === 'beside' ? 'Scopes below the picture' : 'Scopes beside the picture',
	perform: (app) => {
		app.layout.showsScopes = true;
		app.layout.scopesPlace = app.layout.scopesPlace === 'beside' ? 'below' : 'beside';
	},
});
