import { markedMoment } from '../../electron/shared/timeline/markerMoments.ts';
import { markersOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead } from './targets.ts';

/** Puts a marker on what the clip under the playhead shows there; where one stands already, opens it. */
export const addClipMarker = defineCommand({
	name: 'addClipMarker',
	label: 'Add marker to clip',
	keys: ['Shift+M'],
	isEnabled: app => withWritableProject(app) && clipAtPlayhead(app) !== null,
	perform: async (app) => {
		const clip = clipAtPlayhead(app);
		if (!clip) {
			return;
		}
		const at = markedMoment(app.document.project, clip, app.view.playhead);
		const standing = markersOf(app.document.project, clip.id).find(marker => marker.at === at);
		if (standing) {
			await app.dialogs.ask({ type: 'marker', markerId: standing.id });
		} else {
			await app.edit('addMarker', { targetId: clip.id, at });
		}
	},
});
