import { defineCommand, withProject } from './command.ts';

export const tenForward = defineCommand({
	name: 'tenForward',
	label: 'Ten frames forward',
	keys: ['Shift+ArrowRight'],
	isEnabled: withProject,
	repeats: true,
	haste: 'past-edits',
	perform: app => app.playback.step(10),
});
