import { captionAtPlayhead } from '../state/captions.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const splitCaption = defineCommand({
	name: 'splitCaption',
	label: 'Split caption at playhead',
	keys: [],
	isEnabled: app => withWritableProject(app) && captionAtPlayhead(app) !== null,
	perform: async (app) => {
		await app.edit('splitCaption', { captionId: captionAtPlayhead(app)?.id ?? '', at: app.view.playhead });
	},
});
