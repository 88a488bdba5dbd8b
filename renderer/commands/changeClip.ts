import { defineCommand, withWritableProject } from './command.ts';
import { selectedPicture } from './generatedTargets.ts';

/** Changes the selected clip, or the marked part of it, by an instruction. */
export const changeClip = defineCommand({
	name: 'changeClip',
	label: 'Change by words…',
	keys: ['E'],
	isEnabled: app => withWritableProject(app) && selectedPicture(app) !== null,
	perform: async (app) => {
		const clip = selectedPicture(app);
		if (clip) {
			await app.dialogs.ask({ type: 'change', clipId: clip.id });
		}
	},
});
