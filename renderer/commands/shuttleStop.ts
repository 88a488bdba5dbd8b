import { defineCommand, withProject } from './command.ts';

export const shuttleStop = defineCommand({
	name: 'shuttleStop',
	label: 'Stop',
	keys: ['K'],
	isEnabled: withProject,
	haste: 'at-once',
	perform: app => app.playback.pause(),
});
