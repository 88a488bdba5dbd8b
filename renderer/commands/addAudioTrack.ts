import { defineCommand, withWritableProject } from './command.ts';

export const addAudioTrack = defineCommand({
	name: 'addAudioTrack',
	label: 'Add audio track',
	keys: [],
	isEnabled: withWritableProject,
	perform: async (app) => {
		await app.edit('addTrack', { sequenceId: app.document.openSequence().id, type: 'audio' });
	},
});
