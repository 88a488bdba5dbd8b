import { always, defineCommand } from './command.ts';

export const showShortcuts = defineCommand({
	name: 'showShortcuts',
	label: 'Keyboard shortcuts',
	keys: ['?'],
	isEnabled: always,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'shortcuts' });
	},
});
