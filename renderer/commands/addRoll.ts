import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addRoll = defineCommand({
	name: 'addRoll',
	label: 'Add roll',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'roll'),
});
