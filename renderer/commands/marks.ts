import type { Time } from '../../electron/shared/time/time.ts';
import type { App } from '../state/app.svelte.ts';

/** A marked range: of the timeline, or of the source. Null where there is no mark. */
export type Marks = { inPoint: Time | null; outPoint: Time | null; playhead: Time };

/** The marks that keys mean: those of what is looked at. */
export const marksOf = (app: App): Marks => app.source.isShown ? app.source : app.view;

/** Marks where a range begins; an end that would not lie behind it goes. */
export const setIn = (marks: Marks, at: Time): void => {
	marks.inPoint = at;
	if (marks.outPoint !== null && marks.outPoint <= at) {
		marks.outPoint = null;
	}
};

/** Marks where a range ends (the first moment that is no longer in it); a beginning that would not lie before it goes. */
export const setOut = (marks: Marks, at: Time): void => {
	marks.outPoint = at;
	if (marks.inPoint !== null && marks.inPoint >= at) {
		marks.inPoint = null;
	}
};
