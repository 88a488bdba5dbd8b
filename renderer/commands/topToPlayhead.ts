import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead } from './targets.ts';

export const topToPlayhead = defineCommand({
	name: 'topToPlayhead',
	label: 'Ripple head to playhead (top)',
	keys: ['Q'],
	isEnabled: app => withWritableProject(app) && clipAtPlayhead(app) !== null,
	perform: async (app) => {
		const clip = clipAtPlayhead(app);
		if (clip) {
			await app.edit('rippleTrimHead', { clipId: clip.id, to: app.view.playhead, withLinked: app.view.isLinking });
			app.playback.seek(clip.start);
		}
	},
});
