import { clipsOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';

/** Selects every clip of the open sequence that shows the media selected in the bin, and brings the first into sight. */
export const selectUses = defineCommand({
	name: 'selectUses',
	label: 'Select in timeline',
	keys: [],
	isEnabled: app => withProject(app) && app.selection.assets.size > 0,
	perform: (app) => {
		const { project, sequenceId } = app.document;
		const clips = sequenceId ? clipsOf(project, sequenceId).filter(clip => app.selection.assets.has(clip.assetId)) : [];
		const [first] = clips.toSorted((a, b) => a.start - b.start);
		if (first) {
			app.selection.selectClips(clips.map(clip => clip.id));
			app.view.reveal(first.start);
		} else {
			app.toasts.show('plain', 'No clip on the timeline shows this media.');
		}
	},
});
