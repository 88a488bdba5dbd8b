import { time } from '../../electron/shared/time/time.ts';
import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const pasteClips = defineCommand({
	name: 'pasteClips',
	label: 'Paste at playhead',
	keys: ['Ctrl+V'],
	isEnabled: app => withWritableProject(app) && app.clipboard.clips.length > 0,
	perform: async (app) => {
		const change = await app.edit('paste', { ...app.clipboard, start: app.view.playhead });
		const pasted = change?.diff.added.filter(record => record.kind === 'clip') ?? [];
		if (pasted.length > 0) {
			app.selection.selectClips(pasted.map(clip => clip.id));
			app.playback.seek(time(Math.max(...pasted.map(clipEnd))));
		}
	},
});
