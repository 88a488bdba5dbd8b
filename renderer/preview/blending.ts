import { blendModeNamed, type BlendMode, type BlendModeName } from '../../electron/shared/blending/blendModes.ts';
import type { EffectDrawing } from './effects/effectDrawing.ts';
import type { RenderTarget, RenderTargetPool } from './renderTarget.ts';
import { fragmentHeader } from './shaders.ts';

const luma = 'dot({}, vec3(0.2126, 0.7152, 0.0722))';
const lumaOf = (colour: string): string => luma.replace('{}', colour);

const mixedColour = (mode: BlendMode): string => {
	if (mode.kind === 'parts') {
		return 'vec3(part(below.r, above.r), part(below.g, above.g), part(below.b, above.b))';
	}
	const [from, to] = mode.lumaOf === 'above' ? ['below', 'above'] : ['above', 'below'];
	return `clamp(${from} + (${lumaOf(to)} - ${lumaOf(from)}), 0.0, 1.0)`;
};

/** A picture (premultiplied) mixed with an opaque one below it. Does what `electron/engine/export/blendFilters.ts` does; the parity test compares them. */
const blendShader = (mode: BlendMode): string => `${fragmentHeader}
uniform sampler2D u_below, u_above;
uniform float u_opacity;
${mode.kind === 'parts' ? `float part(float below, float above) { return ${mode.glsl}; }` : ''}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec3 below = texelFetch(u_below, at, 0).rgb;
	vec4 layer = texelFetch(u_above, at, 0);
	vec3 above = layer.a > 0.0 ? min(layer.rgb / layer.a, 1.0) : vec3(0.0);
	result = vec4(mix(below, ${mixedColour(mode)}, layer.a * u_opacity), 1.0);
}`;

/** Mixes pictures with what lies below them. */
export class Blending {
	readonly #gl: WebGL2RenderingContext;
	readonly #targets: RenderTargetPool;
	readonly #effects: EffectDrawing;
	readonly #shaders = new Map<BlendModeName, string>();

	constructor(gl: WebGL2RenderingContext, targets: RenderTargetPool, effects: EffectDrawing) {
		this.#gl = gl;
		this.#targets = targets;
		this.#effects = effects;
	}

	/** A target with the same picture. */
	copy(target: RenderTarget): RenderTarget {
		const gl = this.#gl;
		const { width, height } = target;
		const copied = this.#targets.take(width, height);
		gl.bindFramebuffer(gl.READ_FRAMEBUFFER, target.framebuffer);
		gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, copied.framebuffer);
		gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
		return copied;
	}

	/** Mixes `above`, as large as the target and premultiplied, with the opaque picture in the target. */
	onto(target: RenderTarget, above: RenderTarget, name: BlendModeName, opacity: number): void {
		const below = this.copy(target);
		const shader = this.#shaders.get(name) ?? blendShader(blendModeNamed(name));
		this.#shaders.set(name, shader);
		this.#effects.pass(shader, target, { u_below: below.texture, u_above: above.texture }, program => program.setFloats('u_opacity', opacity));
		this.#targets.give(below);
	}
}
