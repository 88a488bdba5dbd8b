import { defineCommand, withProject } from './command.ts';

export const showEffects = defineCommand({
	name: 'showEffects',
	label: 'Effects panel',
	keys: ['Ctrl+8'],
	isEnabled: withProject,
	isChecked: app => app.layout.leftTab === 'effects',
	perform: (app) => {
		app.layout.leftTab = 'effects';
	},
});
