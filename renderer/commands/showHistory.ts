import { defineCommand, withProject } from './command.ts';

export const showHistory = defineCommand({
	name: 'showHistory',
	label: 'History panel',
	keys: ['Ctrl+5'],
	isEnabled: withProject,
	isChecked: app => app.layout.rightTab === 'history',
	perform: (app) => {
		app.layout.rightTab = 'history';
	},
});
