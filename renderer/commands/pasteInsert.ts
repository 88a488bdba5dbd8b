import { defineCommand, withWritableProject } from './command.ts';
import { pasteAtPlayhead } from './pasteAtPlayhead.ts';

export const pasteInsert = defineCommand({
	name: 'pasteInsert',
	label: 'Paste insert at playhead',
	keys: ['Ctrl+Shift+V'],
	isEnabled: app => withWritableProject(app) && app.clipboard.clips.length > 0,
	perform: app => pasteAtPlayhead(app, 'insert'),
});
