import { directions, directionOf, waysOf } from './direction.ts';
import { easingParameter } from './easing.ts';
import type { MovingTransition } from './defineTransition.ts';

/** The next picture slides in over the one before. */
export const slide: MovingTransition = {
	name: 'slide', label: 'Slide', parameters: [directions, easingParameter], mix: 'over',
	move: {
		from: () => ({}),
		to: (progress, parameters) => ({ outside: { way: waysOf[directionOf(parameters)].back, share: 1 - progress } }),
	},
};
