import { straightMix, type TransitionDefinition } from './defineTransition.ts';

/** The next picture shows through more and more until it is alone. */
export const crossDissolve: TransitionDefinition = {
	name: 'cross-dissolve',
	label: 'Cross dissolve',
	parameters: [],
	glsl: 'return mix(from, to, progress);',
	ffmpeg: ({ frames, firstFrame }) => `[from][to]${straightMix((firstFrame + 0.5) / frames, 1 / frames)}[out]`,
};
