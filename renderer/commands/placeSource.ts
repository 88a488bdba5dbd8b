import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { placingFor, sourceToPlace } from './targets.ts';

/** Puts the asset at hand on the timeline, selects what came of it and moves the playhead behind it, ready for the next. */
export const placeSource = async (app: App, edit: 'insert' | 'overwrite' | 'append'): Promise<void> => {
	const source = sourceToPlace(app);
	const placing = source && placingFor(app, source.asset);
	if (!source || !placing) {
		app.toasts.show('warn', 'There is no unlocked track to put it on. Unlock one or add a track.');
		return;
	}
	const start = edit === 'append' ? {} : { start: app.view.playhead };
	const part = { ...(source.sourceStart === undefined ? {} : { sourceStart: source.sourceStart }), ...(source.duration === undefined ? {} : { duration: source.duration }) };
	const change = await app.edit(edit, { assetId: source.asset.id, ...placing, ...part, ...start });
	const added = change?.diff.added.filter(record => record.kind === 'clip') ?? [];
	const [first] = added;
	if (first) {
		app.selection.selectClips(added.filter(clip => clip.linkId === first.linkId).map(clip => clip.id));
		app.source.isShown = false;
		app.playback.seek(clipEnd(first));
		app.view.reveal(app.view.playhead);
	}
};
