import { clipEnd, neighbours } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { clipAtPlayhead, selectedClips } from './targets.ts';

/** The cut a transition would go on: between two selected neighbours, at the nearer end of the selected clip, or at the end of the clip under the playhead that is nearer to it. */
export const cutForTransition = (app: App): { from: Clip; to: Clip } | null => {
	const clip = selectedClips(app)[0] ?? clipAtPlayhead(app);
	if (!clip) {
		return null;
	}
	const { previous, next } = neighbours(app.document.project, clip);
	const cuts = [
		...(previous && clipEnd(previous) === clip.start ? [{ from: previous, to: clip }] : []),
		...(next && next.start === clipEnd(clip) ? [{ from: clip, to: next }] : []),
	];
	const distance = (cut: { to: Clip }) => Math.abs(cut.to.start - app.view.playhead);
	const isWithin = (cut: { from: Clip; to: Clip }) => app.selection.clips.has(cut.from.id) && app.selection.clips.has(cut.to.id);
	return cuts.find(isWithin) ?? cuts.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
};

/** Puts a transition of a second (or as long as the handles allow) on that cut, and selects it. */
export const addTransitionAtCut = async (app: App, type: string): Promise<void> => {
	const cut = cutForTransition(app);
	const change = cut && await app.edit('addTransition', { fromClipId: cut.from.id, toClipId: cut.to.id, type });
	const added = change?.diff.added.find(record => record.kind === 'transition');
	if (added) {
		app.selection.selectTransition(added.id);
	}
};
