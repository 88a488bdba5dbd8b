import { defineCommand, withWritableProject } from './command.ts';
import { pasteAtPlayhead } from './pasteAtPlayhead.ts';

export const pasteClips = defineCommand({
	name: 'pasteClips',
	label: 'Paste at playhead',
	keys: ['Ctrl+V'],
	isEnabled: app => withWritableProject(app) && app.clipboard.clips.length > 0,
	perform: app => pasteAtPlayhead(app, 'overwrite'),
});
