import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { evenEasingParameter } from './easing.ts';

/** A hand goes round the middle and uncovers the next picture. */
export const clock: TransitionDefinition = {
	name: 'clock',
	label: 'Clock',
	parameters: [evenEasingParameter],
	glsl: `
		vec2 away = floor(uv * u_targetSize) - floor(0.5 * u_targetSize);
		float angle = atan(away.x, away.y) - (0.5 - progress) * 7.853981634;
		return mix(from, to, smoothstep(0.0, 1.0, angle));
	`,
	ffmpeg: ({ progress }) => `[from][to]${straightMix(progress.first, progress.perFrame, 'radial')}[out]`,
};
