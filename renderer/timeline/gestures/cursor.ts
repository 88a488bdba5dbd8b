import type { Tool } from '../../state/view.svelte.ts';
import type { Hit } from '../hitTest.ts';
import type { Pointer } from './gesture.ts';

const cursorOnLevel = (isOnKey: boolean, isOnLine: boolean, pointer: Pointer): string => {
	if (isOnKey) {
		return 'move';
	}
	const onLine = pointer.altKey ? 'copy' : 'ns-resize';
	return isOnLine ? onLine : 'default';
};

/** What the pointer looks like over a part of the timeline, by what pressing there would begin. */
export const cursorFor = (hit: Hit, pointer: Pointer, tool: Tool): string => {
	if (tool === 'hand') {
		return 'grab';
	}
	if (hit.part === 'keys') {
		return hit.key ? 'pointer' : 'default';
	}
	if (hit.part === 'automation') {
		return cursorOnLevel(hit.key !== null, hit.isOnLine, pointer);
	}
	if (!('clip' in hit)) {
		return 'default';
	}
	if (hit.track.isLocked) {
		return 'not-allowed';
	}
	if (tool === 'blade') {
		return 'crosshair';
	}
	if (tool === 'slip' || tool === 'slide') {
		return 'ew-resize';
	}
	if (hit.part === 'level' || hit.part === 'level-key') {
		return cursorOnLevel(hit.part === 'level-key', true, pointer);
	}
	const byPart = { 'body': 'default', 'head': 'w-resize', 'tail': 'e-resize', 'fade-in': 'ew-resize', 'fade-out': 'ew-resize', 'marker': 'pointer' };
	return pointer.altKey && (hit.part === 'head' || hit.part === 'tail') ? 'col-resize' : byPart[hit.part];
};
