import { markersOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';

/** Puts a marker at the playhead; where one stands already, opens it. */
export const addMarker = defineCommand({
	name: 'addMarker',
	label: 'Add marker',
	keys: ['M'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const targetId = app.document.openSequence().id;
		const standing = markersOf(app.document.project, targetId).find(marker => marker.at === app.view.playhead);
		if (standing) {
			await app.dialogs.ask({ type: 'marker', markerId: standing.id });
		} else {
			await app.edit('addMarker', { targetId, at: app.view.playhead });
		}
	},
});
