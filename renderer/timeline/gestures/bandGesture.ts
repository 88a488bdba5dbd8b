import { withLinkedClips } from '../../../electron/shared/timeline/queries.ts';
import type { App } from '../../state/app.svelte.ts';
import { clipsInBand } from '../hitTest.ts';
import type { Lane } from '../lanes.ts';
import type { Gesture, Pointer } from './gesture.ts';

/** Draws a rubber band; what it touches is selected at once. With Shift or Ctrl it adds to what was selected. */
export const bandGesture = (app: App, lanes: readonly Lane[], from: Pointer): Gesture => {
	const before = from.shiftKey || from.ctrlKey ? app.selection.clips : new Set<string>();
	return {
		cursor: 'crosshair',
		move: (pointer) => {
			const band = { left: Math.min(from.x, pointer.x), right: Math.max(from.x, pointer.x), top: Math.min(from.y, pointer.y), bottom: Math.max(from.y, pointer.y) };
			const { project } = app.document;
			const touched = clipsInBand(project, lanes, app.view.scale, band);
			app.view.band = band;
			app.selection.selectClips([...before, ...(app.view.isLinking ? withLinkedClips(project, touched) : touched).map(clip => clip.id)]);
		},
		end: () => undefined,
	};
};
