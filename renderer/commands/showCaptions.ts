import { defineCommand, withProject } from './command.ts';

export const showCaptions = defineCommand({
	name: 'showCaptions',
	label: 'Captions',
	keys: [],
	isEnabled: withProject,
	perform: (app) => {
		app.layout.rightTab = 'captions';
	},
});
