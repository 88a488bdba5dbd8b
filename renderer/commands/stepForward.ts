import { defineCommand, withProject } from './command.ts';

export const stepForward = defineCommand({
	name: 'stepForward',
	label: 'Next frame',
	keys: ['ArrowRight'],
	isEnabled: withProject,
	repeats: true,
	haste: 'past-edits',
	perform: app => app.playback.step(1),
});
