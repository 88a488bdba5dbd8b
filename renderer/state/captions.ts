import { captionAt, captionsOf, captionTracksOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Caption, CaptionTrack } from '../../electron/shared/timeline/records.ts';
import type { App } from './app.svelte.ts';

/** The caption track being edited: the chosen one, else the sequence's first; null when there is none. */
export const captionTrackOf = (app: App): CaptionTrack | null => {
	const { project, sequenceId } = app.document;
	const tracks = sequenceId ? captionTracksOf(project, sequenceId) : [];
	return tracks.find(track => track.id === app.view.captionTrack) ?? tracks[0] ?? null;
};

/** The caption of that track under the playhead. */
export const captionAtPlayhead = (app: App): Caption | null => {
	const track = captionTrackOf(app);
	return track ? captionAt(app.document.project, track.id, app.view.playhead) ?? null : null;
};

/** The chosen captions that are still there, in order of time. */
export const chosenCaptions = (app: App): readonly Caption[] =>
	[...app.selection.captions].flatMap(id => recordOf(app.document.project, 'caption', id) ?? []).toSorted((a, b) => a.start - b.start);

/**
 * Chooses a caption as a click does: alone; with Ctrl beside the others, or no longer; with Shift everything from the first chosen one to it. Only captions of one track
 * are chosen together.
 */
export const chooseCaption = (app: App, caption: Caption, keys: { readonly ctrlKey: boolean; readonly shiftKey: boolean }): void => {
	const captions = captionsOf(app.document.project, caption.trackId);
	const before = captions.filter(other => app.selection.captions.has(other.id));
	const [first] = before;
	if (keys.shiftKey && first) {
		const [from, to] = [captions.indexOf(first), captions.findIndex(other => other.id === caption.id)];
		app.selection.selectCaptions([...before, ...captions.slice(Math.min(from, to), Math.max(from, to) + 1)].map(({ id }) => id));
	} else if (keys.ctrlKey) {
		const others = before.filter(other => other.id !== caption.id);
		app.selection.selectCaptions([...others, ...others.length === before.length ? [caption] : []].map(({ id }) => id));
	} else {
		app.selection.selectCaptions([caption.id]);
	}
	app.view.captionTrack = caption.trackId;
};
