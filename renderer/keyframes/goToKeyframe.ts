import { effectsOf } from '../../electron/shared/timeline/queries.ts';
import { isAnimated } from '../../electron/shared/timeline/keyframable.ts';
import type { App } from '../state/app.svelte.ts';
import { keyedState } from './keyedParameter.ts';
import { meantRecords } from './meantRecords.ts';

/** Moves the playhead to the next or the previous keyframe of the selected clips and their effects, or of the automation shown, whatever the parameter. */
export const goToKeyframe = (app: App, direction: 1 | -1): void => {
	const { project } = app.document;
	const { frameRate } = app.document.openSequence();
	const records = meantRecords(app).flatMap(owner => [owner, ...effectsOf(project, owner.id)]).filter(isAnimated);
	const moments = records.flatMap(record => Object.keys(record.keyframes).flatMap((path) => {
		const state = keyedState(project, [record], path, app.view.playhead, frameRate);
		return (direction === 1 ? state.next : state.previous) ?? [];
	}));
	const goal = moments.toSorted((a, b) => direction * (a - b))[0];
	if (goal !== undefined) {
		app.playback.seek(goal);
		app.view.reveal(goal);
	}
};
