import { defineCommand, withWritableProject } from './command.ts';
import { clipsFor } from './effectCommands.ts';
import { stepBlendMode } from './stepBlendMode.ts';

export const nextBlendMode = defineCommand({
	name: 'nextBlendMode',
	label: 'Next blend mode',
	keys: ['Alt+Shift+ArrowDown'],
	repeats: true,
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'picture').length > 0,
	perform: app => stepBlendMode(app, 1),
});
