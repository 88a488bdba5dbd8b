import type { Transition } from '../timeline/records.ts';
import { easedProgress } from '../transitions/easing.ts';
import { movingTransitionNamed, transitionNamed, transitionParameters } from '../transitions/index.ts';

/** How far the mix of both sides of a transition is at a progress of 0…1: eased, or even where the transition eases something else. */
export const mixProgress = ({ type, parameters }: Pick<Transition, 'type' | 'parameters'>, progress: number): number => {
	const moving = movingTransitionNamed(type);
	return moving && moving.mix !== 'eased-dissolve' ? progress : easedProgress(transitionParameters(moving ?? transitionNamed(type), parameters), progress);
};
