import { defineCommand, withProject } from './command.ts';

export const shuttleBack = defineCommand({
	name: 'shuttleBack',
	label: 'Shuttle backward',
	keys: ['J'],
	isEnabled: withProject,
	haste: 'at-once',
	perform: app => app.playback.shuttle(-1),
});
