import { defineCommand, withWritableProject } from './command.ts';
import { clipsFor } from './effectCommands.ts';
import { stepBlendMode } from './stepBlendMode.ts';

export const previousBlendMode = defineCommand({
	name: 'previousBlendMode',
	label: 'Previous blend mode',
	keys: ['Alt+Shift+ArrowUp'],
	repeats: true,
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'picture').length > 0,
	perform: app => stepBlendMode(app, -1),
});
