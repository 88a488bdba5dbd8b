import { defineCommand, withProject } from './command.ts';
import { keysOfClips } from './keyTargets.ts';

export const selectKeyframes = defineCommand({
	name: 'selectKeyframes',
	label: 'Select all keyframes of clip',
	keys: ['Alt+Shift+A'],
	isEnabled: app => withProject(app) && app.selection.clips.size > 0,
	perform: (app) => {
		app.selection.keys = new Set(keysOfClips(app, false));
	},
});
