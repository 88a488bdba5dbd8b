import type { MovingTransition } from './defineTransition.ts';
import { easingParameter } from './easing.ts';

/** How much larger a picture becomes, or was. */
const nearest = 1.6;

/** Goes through the picture: it comes nearer while the next one shows through it, which was farther away. */
export const zoom: MovingTransition = {
	name: 'zoom', label: 'Zoom',
	parameters: [{
		path: 'parameters.way', label: 'Way', group: 'Transition', type: 'choice', default: 'in',
		choices: [{ value: 'in', label: 'In' }, { value: 'out', label: 'Out' }],
	}, easingParameter],
	mix: 'dissolve',
	move: {
		from: (progress, { way }) => ({ scale: way === 'out' ? nearest ** -progress : nearest ** progress }),
		to: (progress, { way }) => ({ scale: way === 'out' ? nearest ** (1 - progress) : nearest ** (progress - 1) }),
	},
};
