import { chooseMedia } from '../state/chooseFiles.ts';
import { importPaths } from '../state/importFiles.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const importMedia = defineCommand({
	name: 'importMedia',
	label: 'Import media…',
	keys: ['Ctrl+I'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		await importPaths(app, await chooseMedia(app));
	},
});
