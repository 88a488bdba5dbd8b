import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addSolid = defineCommand({
	name: 'addSolid',
	label: 'Add solid colour',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'solid'),
});
