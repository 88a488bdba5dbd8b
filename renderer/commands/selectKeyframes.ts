import { defineCommand } from './command.ts';
import { keysOfMeant, withAnimated } from './keyTargets.ts';

export const selectKeyframes = defineCommand({
	name: 'selectKeyframes',
	label: 'Select all keyframes',
	keys: ['Alt+Shift+A'],
	isEnabled: withAnimated,
	perform: (app) => {
		app.selection.keys = new Set(keysOfMeant(app, false));
	},
});
