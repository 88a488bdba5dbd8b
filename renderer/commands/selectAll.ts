import { clipsOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';

export const selectAll = defineCommand({
	name: 'selectAll',
	label: 'Select all clips',
	keys: ['Ctrl+A'],
	isEnabled: withProject,
	perform: (app) => {
		const { project, sequenceId } = app.document;
		if (sequenceId) {
			app.selection.selectClips(clipsOf(project, sequenceId).map(clip => clip.id));
		}
	},
});
