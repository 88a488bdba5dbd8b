import { defineCommand, withProject } from './command.ts';
import { keysOfClips } from './keyTargets.ts';

export const selectKeyframesHere = defineCommand({
	name: 'selectKeyframesHere',
	label: 'Select keyframes at playhead',
	keys: ['Alt+S'],
	isEnabled: app => withProject(app) && app.selection.clips.size > 0,
	perform: (app) => {
		app.selection.keys = new Set(keysOfClips(app, true));
	},
});
