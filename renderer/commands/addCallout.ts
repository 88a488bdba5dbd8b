import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addCallout = defineCommand({
	name: 'addCallout',
	label: 'Add callout',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'callout'),
});
