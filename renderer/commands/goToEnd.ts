import { defineCommand, withProject } from './command.ts';

export const goToEnd = defineCommand({
	name: 'goToEnd',
	label: 'Go to end',
	keys: ['End'],
	isEnabled: withProject,
	perform: (app) => {
		app.playback.seek(app.playback.duration);
		app.view.reveal(app.view.playhead);
	},
});
