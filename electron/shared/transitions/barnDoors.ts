import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { evenEasingParameter } from './easing.ts';

/** The picture opens in the middle, like two doors. */
export const barnDoors: TransitionDefinition = {
	name: 'barn-doors',
	label: 'Barn doors',
	parameters: [{
		path: 'parameters.axis', label: 'Opening', group: 'Transition', type: 'choice', default: 'sideways',
		choices: [{ value: 'sideways', label: 'Sideways' }, { value: 'upright', label: 'Up and down' }],
	}, evenEasingParameter],
	glsl: `
		float away = abs((u_axis < 0.5 ? uv.x : uv.y) * 2.0 - 1.0);
		return mix(from, to, smoothstep(0.0, 1.0, 2.0 * progress - away));
	`,
	ffmpeg: ({ progress, parameters }) =>
		`[from][to]${straightMix(progress.first, progress.perFrame, parameters['axis'] === 'upright' ? 'horzopen' : 'vertopen')}[out]`,
};
