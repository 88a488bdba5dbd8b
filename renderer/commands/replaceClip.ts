import { zeroTime, type Time } from '../../electron/shared/time/time.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead, sourceToPlace } from './targets.ts';

/** Shows the source at hand in the place of the clip under the playhead: from its in point, or else so that both playheads show the same frame. */
export const replaceClip = defineCommand({
	name: 'replaceClip',
	label: 'Replace clip at playhead',
	keys: ['Alt+R'],
	isEnabled: app => withWritableProject(app) && sourceToPlace(app) !== null && clipAtPlayhead(app) !== null,
	perform: async (app) => {
		const source = sourceToPlace(app);
		const clip = clipAtPlayhead(app);
		if (!source || !clip) {
			return;
		}
		const matched = Math.max(zeroTime, source.playhead - (app.view.playhead - clip.start)) as Time;
		await app.edit('replace', { clipId: clip.id, assetId: source.asset.id, sourceStart: source.marks.inPoint ?? matched, withLinked: app.view.isLinking });
		app.source.isShown = false;
	},
});
