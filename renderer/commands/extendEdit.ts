import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedClips } from './targets.ts';

/** Brings the selected clip's nearer edge to the playhead: the cut rolls, or the edge is trimmed into the gap. */
export const extendEdit = defineCommand({
	name: 'extendEdit',
	label: 'Extend edit to playhead',
	keys: ['Shift+X'],
	isEnabled: app => withWritableProject(app) && app.selection.clips.size > 0,
	perform: async (app) => {
		const at = app.view.playhead;
		const nearest = selectedClips(app)
			.flatMap(clip => [{ clip, edge: 'head', from: clip.start } as const, { clip, edge: 'tail', from: clipEnd(clip) } as const])
			.toSorted((a, b) => Math.abs(a.from - at) - Math.abs(b.from - at))[0];
		if (nearest) {
			await app.edit('extend', { clipId: nearest.clip.id, edge: nearest.edge, to: at, withLinked: app.view.isLinking });
		}
	},
});
