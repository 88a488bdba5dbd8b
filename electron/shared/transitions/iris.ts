import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { evenEasingParameter } from './easing.ts';

/** A soft circle opens onto the next picture, or closes on the one before. */
export const iris: TransitionDefinition = {
	name: 'iris',
	label: 'Iris',
	parameters: [{ path: 'parameters.isClosing', label: 'Closing', group: 'Transition', type: 'switch', default: false }, evenEasingParameter],
	glsl: `
		float away = length((uv - 0.5) * u_targetSize) / length(0.5 * u_targetSize);
		return u_isClosing > 0.5
			? mix(from, to, smoothstep(0.0, 1.0, away + (progress - 0.5) * 3.0))
			: mix(to, from, smoothstep(0.0, 1.0, away + (0.5 - progress) * 3.0));
	`,
	ffmpeg: ({ progress, parameters }) =>
		`[from][to]${straightMix(progress.first, progress.perFrame, parameters['isClosing'] === true ? 'circleclose' : 'circleopen')}[out]`,
};
