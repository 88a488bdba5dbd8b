import { defineCommand, withClips } from './command.ts';

export const slipIntoSync = defineCommand({
	name: 'slipIntoSync',
	label: 'Bring back into sync by slipping',
	keys: [],
	isEnabled: withClips,
	perform: async (app) => {
		await app.edit('bringIntoSync', { clipIds: [...app.selection.clips], by: 'slip' });
	},
});
