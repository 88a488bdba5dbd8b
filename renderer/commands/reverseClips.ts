import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

export const reverseClips = defineCommand({
	name: 'reverseClips',
	label: 'Run backwards',
	keys: ['Alt+Shift+R'],
	isEnabled: withClips,
	isChecked: app => app.selection.clips.size > 0 && selectedClips(app).every(clip => clip.isReversed),
	perform: async (app) => {
		const clips = selectedClips(app);
		const isReversed = !clips.every(clip => clip.isReversed);
		await app.edit('setSpeed', { clipIds: clips.map(clip => clip.id), isReversed, withLinked: app.view.isLinking });
	},
});
