import { threePoints } from '../../electron/shared/timeline/threePoints.ts';
import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { placingFor, sourceToPlace } from './targets.ts';

/**
 * Puts the source at hand on the timeline by three points, selects what came of it and moves the playhead behind it, ready for the next. The
 * timeline's in and out have done their work then and go away; the source's stay, to be used again.
 */
export const placeSource = async (app: App, edit: 'insert' | 'overwrite' | 'append'): Promise<void> => {
	const source = sourceToPlace(app);
	const placing = source && placingFor(app, source.asset);
	if (!source || !placing) {
		app.toasts.show('warn', 'There is no track to put it on: every fitting one is locked, or its patch at the head of the tracks is off.');
		return;
	}
	const { asset, marks } = source;
	const { view } = app;
	const rate = app.document.openSequence().frameRate;
	const timeline = edit === 'append' ? { inPoint: null, outPoint: null, playhead: view.playhead } : view;
	const { start, ...part } = threePoints(timeline, marks, asset.duration, rate);
	const change = await app.edit(edit, { assetId: asset.id, ...placing, ...part, ...(edit === 'append' ? {} : { start }) });
	const added = change?.diff.added.filter(record => record.kind === 'clip').filter(clip => clip.assetId === asset.id) ?? [];
	const first = added.find(clip => edit === 'append' || clip.start === start);
	if (first) {
		app.selection.selectClips(added.filter(clip => clip.id === first.id || (first.linkId !== null && clip.linkId === first.linkId)).map(clip => clip.id));
		app.source.isShown = false;
		if (edit !== 'append') {
			view.inPoint = null;
			view.outPoint = null;
		}
		app.playback.seek(clipEnd(first));
		view.reveal(view.playhead);
	}
};
