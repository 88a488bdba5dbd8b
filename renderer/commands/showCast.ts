import { defineCommand, withProject } from './command.ts';

export const showCast = defineCommand({
	name: 'showCast',
	label: 'Cast panel',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.layout.leftTab === 'cast',
	perform: (app) => {
		app.layout.leftTab = 'cast';
	},
});
