import { defineCommand, withWritableProject } from './command.ts';
import { selectedClips } from './targets.ts';

export const renameClip = defineCommand({
	name: 'renameClip',
	label: 'Rename…',
	keys: ['F2'],
	isEnabled: app => withWritableProject(app) && app.selection.clips.size === 1,
	perform: async (app) => {
		const [clip] = selectedClips(app);
		const name = clip ? (await app.dialogs.ask({ type: 'rename', title: 'Rename clip', value: clip.name }))?.[0] : undefined;
		if (clip && name) {
			await app.edit('setProperty', { id: clip.id, path: 'name', value: name });
		}
	},
});
