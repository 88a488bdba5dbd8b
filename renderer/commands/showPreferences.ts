import { always, defineCommand } from './command.ts';

export const showPreferences = defineCommand({
	name: 'showPreferences',
	label: 'Preferences…',
	keys: ['Ctrl+,'],
	isEnabled: always,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'preferences' });
	},
});
