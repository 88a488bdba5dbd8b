import { defineCommand, withProject } from './command.ts';

export const toggleFullScreen = defineCommand({
	name: 'toggleFullScreen',
	label: 'Full screen viewer',
	keys: ['Shift+F'],
	isEnabled: withProject,
	perform: async () => {
		if (document.fullscreenElement) {
			await document.exitFullscreen();
		} else {
			await document.querySelector('[data-viewer]')?.requestFullscreen();
		}
	},
});
