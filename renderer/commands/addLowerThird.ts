import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addLowerThird = defineCommand({
	name: 'addLowerThird',
	label: 'Add lower third',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'lower-third'),
});
