import { zeroTime } from '../../electron/shared/time/time.ts';
import { defineCommand, withProject } from './command.ts';

export const goToStart = defineCommand({
	name: 'goToStart',
	label: 'Go to beginning',
	keys: ['Home'],
	isEnabled: withProject,
	perform: (app) => {
		app.playback.seek(zeroTime);
		app.view.reveal(zeroTime);
	},
});
