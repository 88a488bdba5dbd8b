import { defineCommand, withWritableProject } from './command.ts';

export const generateHere = defineCommand({
	name: 'generateHere',
	label: 'Generate here…',
	keys: ['G'],
	isEnabled: withWritableProject,
	perform: (app) => {
		app.layout.leftTab = 'generate';
		app.generation.medium = 'picture';
		app.generation.focusRequests++;
	},
});
