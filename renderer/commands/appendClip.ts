import { defineCommand, withWritableProject } from './command.ts';
import { placeSource } from './placeSource.ts';
import { sourceToPlace } from './targets.ts';

export const appendClip = defineCommand({
	name: 'appendClip',
	label: 'Append to the end',
	keys: ['Shift+E'],
	isEnabled: app => withWritableProject(app) && sourceToPlace(app) !== null,
	perform: async (app) => {
		await placeSource(app, 'append');
	},
});
