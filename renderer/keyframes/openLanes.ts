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

/** Shows the volume and pan of these tracks, and of the sequence for its master, along time; where all of them are shown already, hides them. */
export const toggleAutomationOf = (app: App, ids: readonly string[]): void => {
	const { openAutomation } = app.view;
	const areAllOpen = ids.every(id => openAutomation.has(id));
	app.view.openAutomation = new Set(areAllOpen ? [...openAutomation].filter(id => !ids.includes(id)) : [...openAutomation, ...ids]);
	if (areAllOpen) {
		app.selection.keys = new Set();
	}
};
