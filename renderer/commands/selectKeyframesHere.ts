import { defineCommand } from './command.ts';
import { keysOfMeant, withAnimated } from './keyTargets.ts';

export const selectKeyframesHere = defineCommand({
	name: 'selectKeyframesHere',
	label: 'Select keyframes at playhead',
	keys: ['Alt+S'],
	isEnabled: withAnimated,
	perform: (app) => {
		app.selection.keys = new Set(keysOfMeant(app, true));
	},
});
