import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { directions, directionOf } from './direction.ts';
import { evenEasingParameter } from './easing.ts';

/** A wipe whose edge is as wide as the picture. */
export const softWipe: TransitionDefinition = {
	name: 'soft-wipe',
	label: 'Soft wipe',
	parameters: [directions, evenEasingParameter],
	glsl: `
		float along = u_direction < 0.5 ? 1.0 - uv.x : u_direction < 1.5 ? uv.x : u_direction < 2.5 ? 1.0 - uv.y : uv.y;
		return mix(from, to, smoothstep(0.0, 1.0, 2.0 * progress - along));
	`,
	ffmpeg: ({ progress, parameters }) => `[from][to]${straightMix(progress.first, progress.perFrame, `smooth${directionOf(parameters)}`)}[out]`,
};
