import { defineCommand, withProject } from './command.ts';

export const toggleLoop = defineCommand({
	name: 'toggleLoop',
	label: 'Loop playback',
	keys: ['Ctrl+Shift+P'],
	isEnabled: withProject,
	isChecked: app => app.playback.isLooping,
	perform: (app) => {
		app.playback.isLooping = !app.playback.isLooping;
	},
});
