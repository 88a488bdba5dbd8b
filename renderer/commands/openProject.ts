import { chooseProject } from '../state/chooseFiles.ts';
import { always, defineCommand } from './command.ts';

export const openProject = defineCommand({
	name: 'openProject',
	label: 'Open project…',
	keys: ['Ctrl+O'],
	isEnabled: always,
	perform: async (app) => {
		const path = await chooseProject(app);
		if (path) {
			await app.engine.call('project.open', { path });
		}
	},
});
