import { defineCommand } from './command.ts';
import { copiedClips } from './targets.ts';

export const copyClips = defineCommand({
	name: 'copyClips',
	label: 'Copy',
	keys: ['Ctrl+C'],
	isEnabled: app => app.selection.clips.size > 0,
	perform: (app) => {
		app.clipboard = copiedClips(app);
		app.copiedKeys = [];
	},
});
