import { directionalBlur } from '../effects/directionalBlur.ts';
import type { MovingTransition } from './defineTransition.ts';
import { directionOf, directions, waysOf } from './direction.ts';
import { easedProgress, easingParameter } from './easing.ts';

type Parameters = Readonly<Record<string, number | string | boolean>>;

/** Which part of the way is gone: slowly at first and at last, however it is eased. */
const gone = (progress: number): number => progress * progress * (3 - 2 * progress);

const smallStep = 1e-3;

/** Ways a whole transition: 1 on average, 1.5 to 2.25 at most. */
const speedAt = (progress: number, parameters: Parameters): number => {
	const [before, after] = [Math.max(0, progress - smallStep), Math.min(1, progress + smallStep)];
	return (gone(easedProgress(parameters, after)) - gone(easedProgress(parameters, before))) / (after - before);
};

/** From here on the picture is smeared as much as it ever is. */
const fullSpeed = 2;

/** The camera is torn round to the next picture: both rush past, smeared by their speed. */
export const whipPan: MovingTransition = {
	name: 'whip-pan', label: 'Whip pan',
	parameters: [
		directions,
		{ path: 'parameters.smear', label: 'Smear', group: 'Transition', type: 'number', min: 0, max: 0.5, step: 0.01, default: 0.4, unit: '%', displayFactor: 100, decimals: 0 },
		easingParameter,
	],
	mix: 'over',
	move: {
		from: (progress, parameters) => ({ outside: { way: waysOf[directionOf(parameters)].on, share: gone(progress) } }),
		to: (progress, parameters) => ({ outside: { way: waysOf[directionOf(parameters)].back, share: 1 - gone(progress) } }),
	},
	effect: {
		type: directionalBlur.name, path: 'parameters.length',
		value: (_, progress, parameters) => Number(parameters['smear']) * Math.min(1, speedAt(progress, parameters) / fullSpeed),
		parameters: (parameters, rotation) => ({ angle: (waysOf[directionOf(parameters)].on.x === 0 ? 90 : 0) - rotation }),
	},
};
