import { time } from '../../electron/shared/time/time.ts';
import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';

/** Puts what was copied at the playhead, selects it and moves the playhead behind it, ready for the next. */
export const pasteAtPlayhead = async (app: App, mode: 'overwrite' | 'insert'): Promise<void> => {
	const { clips } = app.clipboard;
	const change = await app.edit('paste', { ...app.clipboard, start: app.view.playhead, mode });
	const by = app.view.playhead - Math.min(...clips.map(clip => clip.start));
	// Making room divides clips, and their right parts are new as well: what was pasted is known by its place.
	const places = new Set(clips.map(clip => `${clip.trackId} ${clip.start + by}`));
	const pasted = change?.diff.added.filter(record => record.kind === 'clip').filter(clip => places.has(`${clip.trackId} ${clip.start}`)) ?? [];
	if (pasted.length > 0) {
		app.selection.selectClips(pasted.map(clip => clip.id));
		app.playback.seek(time(Math.max(...pasted.map(clipEnd))));
	}
};
