import { defineCommand, withProject } from './command.ts';

export const shuttleForward = defineCommand({
	name: 'shuttleForward',
	label: 'Shuttle forward',
	keys: ['L'],
	isEnabled: withProject,
	haste: 'at-once',
	perform: app => app.playback.shuttle(1),
});
