import { defineCommand, withWritableProject } from './command.ts';
import { hasTakes, showTakeBeside } from './showTake.ts';

export const previousTake = defineCommand({
	name: 'previousTake',
	label: 'Previous take',
	keys: ['Shift+T'],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && hasTakes(app),
	perform: app => showTakeBeside(app, -1),
});
