import type { SingleParameter } from '../parameters/parameter.ts';

const names = ['left', 'right', 'up', 'down'] as const;

/** Where an edge moves to. */
export const directions: SingleParameter = {
	path: 'parameters.direction', label: 'Towards', group: 'Transition', type: 'choice', default: 'left',
	choices: [{ value: 'left', label: 'Left' }, { value: 'right', label: 'Right' }, { value: 'up', label: 'Up' }, { value: 'down', label: 'Down' }],
};

/** Where a picture goes out of the frame to, and where the next one comes from. */
export const waysOf = {
	left: { on: { x: -1, y: 0 }, back: { x: 1, y: 0 } }, right: { on: { x: 1, y: 0 }, back: { x: -1, y: 0 } },
	up: { on: { x: 0, y: -1 }, back: { x: 0, y: 1 } }, down: { on: { x: 0, y: 1 }, back: { x: 0, y: -1 } },
} as const;

/** The direction stored, or left: nothing else is let into a filter. */
export const directionOf = (parameters: Readonly<Record<string, number | string | boolean>>): (typeof names)[number] =>
	names.find(name => name === parameters['direction']) ?? 'left';
