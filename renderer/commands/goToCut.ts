import { cutsOf } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';

/** Moves the playhead to the next or the previous cut, whatever the track. */
export const goToCut = (app: App, direction: 1 | -1): void => {
	const { project, sequenceId } = app.document;
	const cuts = sequenceId ? cutsOf(project, sequenceId) : [];
	const at = app.view.playhead;
	const goal = direction === 1 ? cuts.find(cut => cut > at) : cuts.findLast(cut => cut < at);
	if (goal !== undefined) {
		app.playback.seek(goal);
		app.view.reveal(goal);
	}
};
