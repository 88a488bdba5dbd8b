import { defineCommand, withWritableProject } from './command.ts';

export const addVideoTrack = defineCommand({
	name: 'addVideoTrack',
	label: 'Add video track',
	keys: [],
	isEnabled: withWritableProject,
	perform: async (app) => {
		await app.edit('addTrack', { sequenceId: app.document.openSequence().id, type: 'video' });
	},
});
