import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../electron/shared/time/time.ts';
import { captionsOf, frameOf } from '../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { chosenCaptions } from '../state/captions.ts';
import { freeMove, freeTrim } from '../timeline/captions/captionRoom.ts';
import { withProject, withWritableProject } from './command.ts';

/** Captions are chosen, and may be changed. */
export const withCaptions = (app: App): boolean => withWritableProject(app) && chosenCaptions(app).length > 0;

/** Captions are chosen. */
export const withCaptionsInSight = (app: App): boolean => withProject(app) && chosenCaptions(app).length > 0;

/** The one chosen caption; null when there are none or several. */
export const theChosenCaption = (app: App): Caption | null => {
	const chosen = chosenCaptions(app);
	return chosen.length === 1 ? chosen[0] ?? null : null;
};

/** Moves the chosen captions by frames, as far as their neighbours let them. */
export const nudgeCaptions = async (app: App, frames: number): Promise<void> => {
	const chosen = chosenCaptions(app);
	const captions = captionsOf(app.document.project, chosen[0]?.trackId ?? '');
	const distance = timeOfFrame(frames, app.document.openSequence().frameRate);
	const by = chosen.length === 0 ? time(0) : freeMove(captions, app.selection.captions, distance);
	// The room on the other side of a neighbour is for the mouse: a key goes on until it meets something.
	const isStep = Math.sign(by) === Math.sign(frames) && Math.abs(by) <= Math.abs(distance);
	if (isStep) {
		await app.edit('moveCaptions', { captionIds: chosen.map(caption => caption.id), by });
	}
};

/** Lets the chosen caption begin or end at the playhead, as far as its neighbour lets it. */
export const trimCaptionToPlayhead = async (app: App, edge: 'head' | 'tail'): Promise<void> => {
	const caption = theChosenCaption(app);
	if (caption) {
		const to: Time = freeTrim(captionsOf(app.document.project, caption.trackId), caption, edge, app.view.playhead, frameOf(app.document.openSequence()));
		await app.edit('setCaption', { captionId: caption.id, [edge === 'head' ? 'start' : 'end']: to });
	}
};

/** Chooses the caption before or after the chosen one and goes there. */
export const goToCaption = (app: App, direction: 1 | -1): void => {
	const chosen = direction === 1 ? chosenCaptions(app).at(-1) : chosenCaptions(app)[0];
	const captions = captionsOf(app.document.project, chosen?.trackId ?? '');
	const goal = chosen && captions[captions.indexOf(chosen) + direction];
	if (goal) {
		app.selection.selectCaptions([goal.id]);
		app.playback.seek(goal.start);
		app.view.reveal(goal.start);
	}
};
