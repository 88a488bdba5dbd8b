import { defineCommand, withClips } from './command.ts';

export const bringIntoSync = defineCommand({
	name: 'bringIntoSync',
	label: 'Bring back into sync by moving',
	keys: [],
	isEnabled: withClips,
	perform: async (app) => {
		await app.edit('bringIntoSync', { clipIds: [...app.selection.clips], by: 'move' });
	},
});
