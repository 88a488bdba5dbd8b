import { defineCommand, withProject } from './command.ts';

export const toggleThirds = defineCommand({
	name: 'toggleThirds',
	label: 'Rule of thirds',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.layout.showsThirds,
	perform: (app) => {
		app.layout.showsThirds = !app.layout.showsThirds;
	},
});
