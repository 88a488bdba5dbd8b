import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead } from './targets.ts';

export const tailToPlayhead = defineCommand({
	name: 'tailToPlayhead',
	label: 'Ripple tail to playhead (tail)',
	keys: ['W'],
	isEnabled: app => withWritableProject(app) && clipAtPlayhead(app) !== null,
	perform: async (app) => {
		const clip = clipAtPlayhead(app);
		if (clip) {
			await app.edit('rippleTrimTail', { clipId: clip.id, to: app.view.playhead, withLinked: app.view.isLinking });
		}
	},
});
