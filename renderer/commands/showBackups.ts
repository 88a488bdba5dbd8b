import { defineCommand, withProject } from './command.ts';

export const showBackups = defineCommand({
	name: 'showBackups',
	label: 'Backups…',
	keys: [],
	isEnabled: withProject,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'backups' });
	},
});
