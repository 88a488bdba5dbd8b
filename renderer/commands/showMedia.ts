import { defineCommand, withProject } from './command.ts';

export const showMedia = defineCommand({
	name: 'showMedia',
	label: 'Media panel',
	keys: ['Ctrl+1'],
	isEnabled: withProject,
	isChecked: app => app.layout.leftTab === 'media',
	perform: (app) => {
		app.layout.leftTab = 'media';
	},
});
