import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addTitle = defineCommand({
	name: 'addTitle',
	label: 'Add title',
	keys: ['Alt+T'],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'plain'),
});
