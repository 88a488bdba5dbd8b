import { defineCommand, withWritableProject } from './command.ts';
import { hasTakes, showTakeBeside } from './showTake.ts';

export const nextTake = defineCommand({
	name: 'nextTake',
	label: 'Next take',
	keys: ['T'],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && hasTakes(app),
	perform: app => showTakeBeside(app, 1),
});
