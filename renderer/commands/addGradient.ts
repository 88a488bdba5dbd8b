import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addGradient = defineCommand({
	name: 'addGradient',
	label: 'Add gradient',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'linear-gradient'),
});
