import { placedMarkers } from '../../electron/shared/timeline/markerMoments.ts';
import type { App } from '../state/app.svelte.ts';

/** Moves the playhead to the next or the previous marker, of the sequence or of a clip. */
export const goToMarker = (app: App, direction: 1 | -1): void => {
	const { project, sequenceId } = app.document;
	const moments = sequenceId ? placedMarkers(project, sequenceId).map(({ at }) => at) : [];
	const { playhead } = app.view;
	const goal = direction === 1 ? moments.find(at => at > playhead) : moments.findLast(at => at < playhead);
	if (goal !== undefined) {
		app.playback.seek(goal);
		app.view.reveal(goal);
	}
};
