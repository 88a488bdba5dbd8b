import { eased } from '../keyframes/eased.ts';
import { easings, type Easing } from '../keyframes/keyframe.ts';
import type { SingleParameter } from '../parameters/parameter.ts';

const known: Readonly<Record<string, Easing>> = { linear: easings.linear, ease: easings.ease, 'ease-in': easings.easeIn, 'ease-out': easings.easeOut };

const easingOf = (preset: string): SingleParameter => ({
	path: 'parameters.easing', label: 'Easing', group: 'Transition', type: 'choice', default: preset,
	choices: [{ value: 'linear', label: 'Even' }, { value: 'ease', label: 'Gentle' }, { value: 'ease-in', label: 'Gentle start' }, { value: 'ease-out', label: 'Gentle end' }],
});

/** How a transition that moves begins and ends: gently unless told. */
export const easingParameter: SingleParameter = easingOf('ease');

/** How a transition that only mixes begins and ends: evenly unless told. */
export const evenEasingParameter: SingleParameter = easingOf('linear');

/** The progress of a transition after its easing; gentle where it says nothing known. `parameters` are complete, with defaults. */
export const easedProgress = (parameters: Readonly<Record<string, number | string | boolean>>, progress: number): number =>
	eased(known[String(parameters['easing'])] ?? easings.ease, progress);
