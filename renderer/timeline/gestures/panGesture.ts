import type { App } from '../../state/app.svelte.ts';
import { flicksOf } from '../zoom.ts';
import type { Gesture, Pointer } from './gesture.ts';

/** Drags the timeline itself. */
export const panGesture = (app: App, from: Pointer, maxScrollTop: number): Gesture => {
	const { scale, scrollTop } = app.view;
	const fromY = from.y - scrollTop;
	return {
		cursor: 'grabbing',
		move: (pointer) => {
			app.view.scale = { ...scale, leftFlicks: Math.max(0, scale.leftFlicks - flicksOf(scale, pointer.x - from.x)) };
			app.view.scrollTop = Math.max(0, Math.min(maxScrollTop, scrollTop - (pointer.y - app.view.scrollTop - fromY)));
		},
		end: () => undefined,
	};
};
