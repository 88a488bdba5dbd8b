import { defineCommand, withWritableProject } from './command.ts';

export const removeEmptyTracks = defineCommand({
	name: 'removeEmptyTracks',
	label: 'Remove empty tracks',
	keys: [],
	isEnabled: withWritableProject,
	perform: async (app) => {
		await app.edit('removeEmptyTracks', { sequenceId: app.document.openSequence().id });
	},
});
