import { copiedKeys } from '../keyframes/keyClipboard.ts';
import { defineCommand, withProject } from './command.ts';

export const copyKeyframes = defineCommand({
	name: 'copyKeyframes',
	label: 'Copy keyframes',
	keys: ['Ctrl+C'],
	sharesKey: true,
	isEnabled: app => withProject(app) && app.selection.keys.size > 0,
	perform: (app) => {
		app.copiedKeys = copiedKeys(app.document.project, app.selection.keys);
	},
});
