import type { ParameterSchema } from '../parameters/parameter.ts';

/**
 * One change from a picture to the next. Progress 0 shows only *from*, 1 only *to*; both are premultiplied RGBA of the whole frame.
 * The two halves must say the same thing: the parity test draws each both ways and compares.
 */
export type TransitionDefinition = {
	readonly name: string;
	readonly label: string;
	readonly parameters: readonly ParameterSchema[];
	/** Body of `vec4 transition(vec4 from, vec4 to, float progress, vec2 uv)` in GLSL ES 3.00; parameters are uniforms named `u_<name>`. */
	readonly glsl: string;
	/**
	 * An ffmpeg filter chain that takes `[from]` and `[to]` (RGBA planar, equal size, `frames` long) and gives `[out]`.
	 * Numbers only ever come from `parameters`; no text of the user's enters it.
	 */
	readonly ffmpeg: (options: { frames: number; fps: string; parameters: Readonly<Record<string, number | string | boolean>> }) => string;
};
