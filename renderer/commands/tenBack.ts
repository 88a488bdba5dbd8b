import { defineCommand, withProject } from './command.ts';

export const tenBack = defineCommand({
	name: 'tenBack',
	label: 'Ten frames back',
	keys: ['Shift+ArrowLeft'],
	isEnabled: withProject,
	repeats: true,
	haste: 'past-edits',
	perform: app => app.playback.step(-10),
});
