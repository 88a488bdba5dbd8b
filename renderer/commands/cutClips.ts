import { defineCommand, withClips } from './command.ts';
import { copiedClips } from './targets.ts';

export const cutClips = defineCommand({
	name: 'cutClips',
	label: 'Cut',
	keys: ['Ctrl+X'],
	isEnabled: withClips,
	perform: async (app) => {
		app.clipboard = copiedClips(app);
		app.copiedKeys = [];
		await app.edit('lift', { clipIds: [...app.selection.clips], withLinked: app.view.isLinking });
	},
});
