import { defineCommand, withProject } from './command.ts';

export const showGenerate = defineCommand({
	name: 'showGenerate',
	label: 'Generate panel',
	keys: ['Ctrl+2'],
	isEnabled: withProject,
	isChecked: app => app.layout.leftTab === 'generate',
	perform: (app) => {
		app.layout.leftTab = 'generate';
	},
});
