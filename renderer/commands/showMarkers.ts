import { defineCommand, withProject } from './command.ts';

export const showMarkers = defineCommand({
	name: 'showMarkers',
	label: 'Markers panel',
	keys: ['Ctrl+7'],
	isEnabled: withProject,
	isChecked: app => app.layout.rightTab === 'markers',
	perform: (app) => {
		app.layout.rightTab = 'markers';
	},
});
