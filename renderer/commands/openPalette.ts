import { always, defineCommand } from './command.ts';

export const openPalette = defineCommand({
	name: 'openPalette',
	label: 'Search commands…',
	keys: ['Ctrl+K'],
	isEnabled: always,
	perform: (app) => {
		app.dialogs.isPaletteOpen = true;
	},
});
