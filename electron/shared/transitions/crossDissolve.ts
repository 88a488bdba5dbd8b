import { straightMix, type TransitionDefinition } from './defineTransition.ts';
import { evenEasingParameter } from './easing.ts';

/** The next picture shows through more and more until it is alone. */
export const crossDissolve: TransitionDefinition = {
	name: 'cross-dissolve',
	label: 'Cross dissolve',
	parameters: [evenEasingParameter],
	glsl: 'return mix(from, to, progress);',
	ffmpeg: ({ progress }) => `[from][to]${straightMix(progress.first, progress.perFrame)}[out]`,
};
