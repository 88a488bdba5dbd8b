import { captionAt, captionTracksOf, recordOf } from '../../electron/shared/timeline/queries.ts';
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
	[...app.view.captions].flatMap(id => recordOf(app.document.project, 'caption', id) ?? []).toSorted((a, b) => a.start - b.start);
