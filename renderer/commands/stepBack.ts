import { defineCommand, withProject } from './command.ts';

export const stepBack = defineCommand({
	name: 'stepBack',
	label: 'Previous frame',
	keys: ['ArrowLeft'],
	isEnabled: withProject,
	repeats: true,
	haste: 'past-edits',
	perform: app => app.playback.step(-1),
});
