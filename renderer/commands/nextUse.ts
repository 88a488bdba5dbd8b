import { clipsOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';

/** Goes to the next clip of the timeline that shows the selected media; after the last, to the first. */
export const nextUse = defineCommand({
	name: 'nextUse',
	label: 'Go to next use',
	keys: [],
	isEnabled: app => withProject(app) && app.selection.assets.size > 0,
	repeats: true,
	perform: (app) => {
		const { project, sequenceId } = app.document;
		const uses = (sequenceId ? clipsOf(project, sequenceId) : []).filter(clip => app.selection.assets.has(clip.assetId)).toSorted((a, b) => a.start - b.start);
		const next = uses.find(clip => clip.start > app.view.playhead) ?? uses[0];
		if (!next) {
			app.toasts.show('plain', 'No clip on the timeline shows this media.');
			return;
		}
		app.source.isShown = false;
		app.playback.seek(next.start);
		app.view.reveal(next.start);
		app.selection.selectClips(uses.filter(clip => clip.id === next.id || (next.linkId !== null && clip.linkId === next.linkId)).map(clip => clip.id));
	},
});
