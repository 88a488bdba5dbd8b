import { defineCommand, withProject } from './command.ts';

export const showInspector = defineCommand({
	name: 'showInspector',
	label: 'Inspector panel',
	keys: ['Ctrl+4'],
	isEnabled: withProject,
	isChecked: app => app.layout.rightTab === 'inspector',
	perform: (app) => {
		app.layout.rightTab = 'inspector';
	},
});
