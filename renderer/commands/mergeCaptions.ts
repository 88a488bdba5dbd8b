import { chosenCaptions } from '../state/captions.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const mergeCaptions = defineCommand({
	name: 'mergeCaptions',
	label: 'Merge captions',
	keys: [],
	isEnabled: app => withWritableProject(app) && chosenCaptions(app).length > 1,
	perform: async (app) => {
		const ids = chosenCaptions(app).map(caption => caption.id);
		const change = await app.edit('mergeCaptions', { captionIds: ids });
		if (change) {
			app.selection.selectCaptions(ids.slice(0, 1));
		}
	},
});
