import { defineCommand, withWritableProject } from './command.ts';
import { placeSource } from './placeSource.ts';
import { sourceToPlace } from './targets.ts';

export const overwriteClip = defineCommand({
	name: 'overwriteClip',
	label: 'Overwrite at playhead',
	keys: ['.'],
	isEnabled: app => withWritableProject(app) && sourceToPlace(app) !== null,
	perform: async (app) => {
		await placeSource(app, 'overwrite');
	},
});
