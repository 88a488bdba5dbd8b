import { chooseCaptions } from '../state/chooseFiles.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const importCaptions = defineCommand({
	name: 'importCaptions',
	label: 'Import captions…',
	keys: [],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const path = await chooseCaptions(app);
		const made = path && await app.attempt(() => app.engine.call('captions.import', { path, sequenceId: app.document.openSequence().id }));
		if (made) {
			app.view.captionTrack = made.trackId;
			app.layout.rightTab = 'captions';
			app.toasts.show('ok', `${made.captions} captions were read.`);
		}
	},
});
