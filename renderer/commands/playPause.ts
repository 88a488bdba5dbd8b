import { defineCommand, withProject } from './command.ts';

export const playPause = defineCommand({
	name: 'playPause',
	label: 'Play or pause',
	keys: ['Space'],
	isEnabled: withProject,
	haste: 'at-once',
	perform: app => app.playback.toggle(),
});
