import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedClips } from './targets.ts';

/** Splits the selected clips under the playhead; when none is there, everything on unlocked tracks. */
export const splitAtPlayhead = defineCommand({
	name: 'splitAtPlayhead',
	label: 'Split at playhead',
	keys: ['Ctrl+B'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const at = app.view.playhead;
		const chosen = selectedClips(app).filter(clip => clip.start < at && at < clipEnd(clip)).map(clip => clip.id);
		const target = chosen.length > 0 ? { clipIds: chosen, withLinked: app.view.isLinking } : { sequenceId: app.document.openSequence().id };
		await app.edit('split', { at, ...target });
	},
});
