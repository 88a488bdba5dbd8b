import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead } from './targets.ts';

export const trimTailToPlayhead = defineCommand({
	name: 'trimTailToPlayhead',
	label: 'Trim tail to playhead',
	keys: [']'],
	isEnabled: app => withWritableProject(app) && clipAtPlayhead(app) !== null,
	perform: async (app) => {
		const clip = clipAtPlayhead(app);
		if (clip) {
			await app.edit('trimTail', { clipId: clip.id, to: app.view.playhead, withLinked: app.view.isLinking });
		}
	},
});
