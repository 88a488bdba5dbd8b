import { defineCommand, withProject } from './command.ts';

export const showTransitions = defineCommand({
	name: 'showTransitions',
	label: 'Transitions panel',
	keys: ['Ctrl+3'],
	isEnabled: withProject,
	isChecked: app => app.layout.leftTab === 'transitions',
	perform: (app) => {
		app.layout.leftTab = 'transitions';
	},
});
