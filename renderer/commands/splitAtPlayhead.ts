import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { chosenCaptions } from '../state/captions.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedClips } from './targets.ts';

/** Splits the selected clips under the playhead; when none is there, everything on unlocked tracks. A chosen caption under the playhead goes first. */
export const splitAtPlayhead = defineCommand({
	name: 'splitAtPlayhead',
	label: 'Split at playhead',
	keys: ['Ctrl+B'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const at = app.view.playhead;
		const caption = chosenCaptions(app).find(({ start, duration }) => start < at && at < start + duration);
		if (caption) {
			await app.edit('splitCaption', { captionId: caption.id, at });
			return;
		}
		const chosen = selectedClips(app).filter(clip => clip.start < at && at < clipEnd(clip)).map(clip => clip.id);
		const target = chosen.length > 0 ? { clipIds: chosen, withLinked: app.view.isLinking } : { sequenceId: app.document.openSequence().id };
		await app.edit('split', { at, ...target });
	},
});
