import { defineCommand, withProject } from './command.ts';

export const toggleCentre = defineCommand({
	name: 'toggleCentre',
	label: 'Centre lines',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.layout.showsCentre,
	perform: (app) => {
		app.layout.showsCentre = !app.layout.showsCentre;
	},
});
