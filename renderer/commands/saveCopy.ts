import { chooseTarget } from '../state/chooseFiles.ts';
import { defineCommand, withProject } from './command.ts';

export const saveCopy = defineCommand({
	name: 'saveCopy',
	label: 'Save a copy…',
	keys: ['Ctrl+Shift+S'],
	isEnabled: withProject,
	perform: async (app) => {
		const path = await chooseTarget(app, { title: 'Save a copy', action: 'Save copy', suggestedName: `${app.document.name} copy.reel`, extension: 'reel', kind: 'Reelwright project' });
		if (path) {
			await app.engine.call('project.saveCopy', { path });
			app.toasts.show('ok', `A copy was saved: ${path}`);
		}
	},
});
