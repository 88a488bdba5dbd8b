import { adjustment } from '../../electron/shared/generators/adjustment.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addAdjustment = defineCommand({
	name: 'addAdjustment',
	label: 'Add adjustment clip',
	keys: ['Alt+A'],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, adjustment.name),
});
