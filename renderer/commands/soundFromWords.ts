import { defineCommand, withWritableProject } from './command.ts';

export const soundFromWords = defineCommand({
	name: 'soundFromWords',
	label: 'Sound from words…',
	keys: ['Alt+Shift+G'],
	isEnabled: withWritableProject,
	perform: (app) => {
		app.layout.leftTab = 'generate';
		app.generation.medium = 'sound';
		app.generation.soundFocusRequests++;
	},
});
