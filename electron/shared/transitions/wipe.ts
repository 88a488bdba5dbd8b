import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { directions, directionOf } from './direction.ts';
import { evenEasingParameter } from './easing.ts';

/** The next picture is drawn over the one before along a hard edge. */
export const wipe: TransitionDefinition = {
	name: 'wipe',
	label: 'Wipe',
	parameters: [directions, evenEasingParameter],
	glsl: `
		float along = u_direction < 0.5 ? 1.0 - uv.x : u_direction < 1.5 ? uv.x : u_direction < 2.5 ? 1.0 - uv.y : uv.y;
		return along < progress ? to : from;
	`,
	ffmpeg: ({ progress, parameters }) => `[from][to]${straightMix(progress.first, progress.perFrame, `wipe${directionOf(parameters)}`)}[out]`,
};
