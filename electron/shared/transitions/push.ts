import { directions, directionOf, waysOf } from './direction.ts';
import { easingParameter } from './easing.ts';
import type { MovingTransition } from './defineTransition.ts';

/** The next picture pushes the one before out of the frame. */
export const push: MovingTransition = {
	name: 'push', label: 'Push', parameters: [directions, easingParameter], mix: 'over',
	move: {
		from: (progress, parameters) => ({ outside: { way: waysOf[directionOf(parameters)].on, share: progress } }),
		to: (progress, parameters) => ({ outside: { way: waysOf[directionOf(parameters)].back, share: 1 - progress } }),
	},
};
