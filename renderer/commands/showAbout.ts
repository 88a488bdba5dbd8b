import { always, defineCommand } from './command.ts';

export const showAbout = defineCommand({
	name: 'showAbout',
	label: 'About Reelwright',
	keys: [],
	isEnabled: always,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'about' });
	},
});
