import { always, defineCommand } from './command.ts';

export const editKeys = defineCommand({
	name: 'editKeys',
	label: 'Keyboard map…',
	keys: ['Ctrl+Alt+K'],
	isEnabled: always,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'keys' });
	},
});
