import { captionAtPlayhead, captionTrackOf } from '../state/captions.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const addCaption = defineCommand({
	name: 'addCaption',
	label: 'Add caption at playhead',
	keys: ['Alt+C'],
	isEnabled: app => withWritableProject(app) && captionAtPlayhead(app) === null,
	perform: async (app) => {
		const change = await app.edit('addCaption', { sequenceId: app.document.openSequence().id, trackId: captionTrackOf(app)?.id ?? null, start: app.view.playhead });
		const added = change?.diff.added.find(record => record.kind === 'caption');
		if (added) {
			app.selection.selectCaptions([added.id]);
			app.layout.rightTab = 'captions';
		}
	},
});
