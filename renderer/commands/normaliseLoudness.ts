import { defineCommand, withWritableProject } from './command.ts';
import { clipsFor } from './effectCommands.ts';

export const normaliseLoudness = defineCommand({
	name: 'normaliseLoudness',
	label: 'Normalise loudness…',
	keys: ['Alt+Shift+N'],
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'sound').length > 0,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'normalise', clipIds: clipsFor(app, 'sound').map(clip => clip.id) });
	},
});
