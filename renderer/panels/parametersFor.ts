import type { ParameterSchema } from '../../electron/shared/parameters/parameter.ts';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import type { Transition } from '../../electron/shared/timeline/records.ts';
import { movingTransitionNamed, transitionNamed, transitions } from '../../electron/shared/transitions/index.ts';

/** What can be set on a transition: its kind, its length, and what its kind declares. */
export const parametersForTransition = (transition: Transition): readonly ParameterSchema[] => [
	{ path: 'type', label: 'Kind', group: 'Transition', type: 'choice', choices: transitions.map(({ name, label }) => ({ value: name, label })), default: transition.type },
	{ path: 'duration', label: 'Length', group: 'Transition', type: 'duration', default: flicksPerSecond },
	...(movingTransitionNamed(transition.type) ?? transitionNamed(transition.type)).parameters,
];
