import { defineCommand, withProject } from './command.ts';

export const toggleSafeAreas = defineCommand({
	name: 'toggleSafeAreas',
	label: 'Safe areas',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.view.showsSafeAreas,
	perform: (app) => {
		app.view.showsSafeAreas = !app.view.showsSafeAreas;
	},
});
