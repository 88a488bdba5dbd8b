import { defineCommand, withWritableProject } from './command.ts';
import { selectedMedia } from './targets.ts';

/** Moves the selected media and bins into a bin that is asked for. */
export const moveToBin = defineCommand({
	name: 'moveToBin',
	label: 'Move to bin…',
	keys: [],
	isEnabled: app => withWritableProject(app) && selectedMedia(app).length > 0,
	perform: async (app) => {
		const ids = selectedMedia(app);
		const answer = (await app.dialogs.ask({ type: 'choose-bin', title: ids.length === 1 ? 'Move to bin' : `Move ${ids.length} items to bin` }))?.[0];
		if (answer !== undefined) {
			await app.edit('moveToBin', { ids, binId: answer === '' ? null : answer });
		}
	},
});
