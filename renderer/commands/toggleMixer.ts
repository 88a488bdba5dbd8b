import { defineCommand, withProject } from './command.ts';

export const toggleMixer = defineCommand({
	name: 'toggleMixer',
	label: 'Mixer',
	keys: ['Alt+M'],
	isEnabled: withProject,
	isChecked: app => app.layout.isMixerOpen,
	perform: (app) => {
		app.layout.isMixerOpen = !app.layout.isMixerOpen;
		app.remember('layout', app.layout.write());
	},
});
