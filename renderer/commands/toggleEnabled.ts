import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

export const toggleEnabled = defineCommand({
	name: 'toggleEnabled',
	label: 'Enabled',
	keys: ['Shift+D'],
	isEnabled: withClips,
	isChecked: app => app.selection.clips.size > 0 && selectedClips(app).every(clip => clip.isEnabled),
	perform: async (app) => {
		const clips = selectedClips(app);
		const value = !clips.every(clip => clip.isEnabled);
		for (const clip of clips.filter(candidate => candidate.isEnabled !== value)) {
			await app.edit('setProperty', { id: clip.id, path: 'isEnabled', value });
		}
	},
});
