import type { App } from '../state/app.svelte.ts';

/** Shows the keyframes under these clips or tracks; where all of them show theirs already, hides them. */
export const toggleLanes = (app: App, ids: readonly string[]): void => {
	const { openLanes } = app.view;
	const next = new Set(openLanes);
	const areAllOpen = ids.every(id => openLanes.has(id));
	ids.forEach(id => areAllOpen ? next.delete(id) : next.add(id));
	app.view.openLanes = next;
	if (areAllOpen) {
		app.selection.keys = new Set();
	}
};

/** Hides all keyframes under a track. */
export const closeKeyLanes = (app: App, trackId: string): void => {
	app.view.openLanes = new Set([...app.view.openLanes].filter(id => id !== trackId && app.document.get('clip', id)?.trackId !== trackId));
	app.selection.keys = new Set();
};
