import { clipEnd, clipsOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';

export const selectFromPlayhead = defineCommand({
	name: 'selectFromPlayhead',
	label: 'Select everything after the playhead',
	keys: ['Ctrl+Shift+A'],
	isEnabled: withProject,
	perform: (app) => {
		const { project, sequenceId } = app.document;
		if (sequenceId) {
			app.selection.selectClips(clipsOf(project, sequenceId).filter(clip => clipEnd(clip) > app.view.playhead).map(clip => clip.id));
		}
	},
});
