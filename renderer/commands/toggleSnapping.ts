import { defineCommand, withProject } from './command.ts';

export const toggleSnapping = defineCommand({
	name: 'toggleSnapping',
	label: 'Snapping',
	keys: ['S'],
	isEnabled: withProject,
	isChecked: app => app.view.isSnapping,
	perform: (app) => {
		app.preferences.change({ isSnapping: !app.view.isSnapping });
	},
});
