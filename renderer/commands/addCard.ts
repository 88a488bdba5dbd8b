import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addCard = defineCommand({
	name: 'addCard',
	label: 'Add centred card',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'card'),
});
