import { defineCommand, withWritableProject } from './command.ts';

/** For the marked range, the selected clip, or the whole sequence. */
export const soundtrackHere = defineCommand({
	name: 'soundtrackHere',
	label: 'Auto-soundtrack…',
	keys: ['Shift+G'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'soundtrack' });
	},
});
