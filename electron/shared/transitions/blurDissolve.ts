import { gaussianBlur } from '../effects/gaussianBlur.ts';
import type { MovingTransition } from './defineTransition.ts';
import { easedProgress, easingParameter } from './easing.ts';

/** The picture goes out of focus, and the next one, dissolving out of it, comes into focus. */
export const blurDissolve: MovingTransition = {
	name: 'blur-dissolve', label: 'Blur dissolve',
	parameters: [
		{ path: 'parameters.amount', label: 'Blur', group: 'Transition', type: 'number', min: 0, max: 0.2, step: 0.001, default: 0.04, unit: '%', displayFactor: 100, decimals: 1 },
		easingParameter,
	],
	mix: 'eased-dissolve', move: null,
	effect: {
		type: gaussianBlur.name, path: 'parameters.amount',
		// Most out of focus in the middle; beyond it, as good as gone, no sharper again.
		value: (side, progress, parameters) => {
			const done = easedProgress(parameters, progress);
			return Number(parameters['amount']) * Math.min(1, 2 * (side === 'from' ? done : 1 - done));
		},
		parameters: () => ({}),
	},
};
