import { fragmentHeader } from '../shaders.ts';

/**
 * One fragment shader for each step of an effect. Every picture is premultiplied R'G'B'A with row 0 at the top, of the size of the target unless said otherwise; edges repeat.
 * Each does what `electron/engine/export/effects/effectGraph.ts` does with ffmpeg; the parity test compares them.
 */

const straight = `
vec3 straight(vec4 colour) { return colour.a > 0.0 ? min(colour.rgb / colour.a, 1.0) : vec3(0.0); }`;

/** A colour looked up in a cube of `u_cells` + 1 colours a side. */
export const tableShader = `${fragmentHeader}
precision highp sampler3D;
uniform sampler2D u_source;
uniform sampler3D u_table;
uniform float u_cells;
${straight}
void main() {
	vec4 colour = texelFetch(u_source, ivec2(gl_FragCoord.xy), 0);
	vec4 found = texture(u_table, (straight(colour) * u_cells + 0.5) / (u_cells + 1.0));
	float alpha = colour.a * found.a;
	result = vec4(found.rgb * alpha, alpha);
}`;

/** Half the size in both directions: the mean of four. */
export const halvingShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform vec2 u_targetSize;
void main() { result = texture(u_source, gl_FragCoord.xy / u_targetSize); }`;

/** One axis of a Gaussian blur with the standard deviation `u_sigma` in pixels of the source; the source may be smaller than the target, or as large. */
export const blurShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform vec2 u_targetSize, u_axis;
uniform float u_sigma;
void main() {
	vec2 texel = u_axis / vec2(textureSize(u_source, 0));
	vec2 centre = gl_FragCoord.xy / u_targetSize;
	int reach = int(ceil(3.5 * u_sigma));
	vec4 sum = vec4(0.0);
	float total = 0.0;
	for (int step = -reach; step <= reach; step++) {
		float weight = exp(-0.5 * float(step * step) / (u_sigma * u_sigma));
		sum += weight * texture(u_source, centre + float(step) * texel);
		total += weight;
	}
	result = sum / total;
}`;

/** The mean of the picture and itself moved by `u_move`, cut to whole codes as the export does; with `u_share` 0 only moved. */
export const meanShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform ivec2 u_move;
uniform float u_share;
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	ivec2 last = textureSize(u_source, 0) - 1;
	vec4 moved = texelFetch(u_source, clamp(at - u_move, ivec2(0), last), 0);
	vec4 both = floor((texelFetch(u_source, at, 0) + moved) * 127.5 + 0.01) / 255.0;
	result = u_share > 0.0 ? both : moved;
}`;

/** What a blur took away, added `u_amount` times. */
export const sharpenShader = `${fragmentHeader}
uniform sampler2D u_source, u_soft;
uniform float u_amount;
${straight}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec4 colour = texelFetch(u_source, at, 0);
	vec3 sharp = straight(colour);
	result = vec4(clamp(sharp + u_amount * (sharp - straight(texelFetch(u_soft, at, 0))), 0.0, 1.0) * colour.a, colour.a);
}`;

/** The mean of each block, into a target of one pixel a block; pixels on an edge count by their share. */
export const blocksShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform vec2 u_targetSize;
void main() {
	vec2 side = vec2(textureSize(u_source, 0)) / u_targetSize;
	vec2 from = floor(gl_FragCoord.xy) * side;
	vec2 to = from + side;
	ivec2 first = ivec2(floor(from + 1e-3));
	ivec2 last = min(ivec2(ceil(to - 1e-3)), textureSize(u_source, 0)) - 1;
	vec4 sum = vec4(0.0);
	float total = 0.0;
	for (int y = first.y; y <= last.y; y++) {
		for (int x = first.x; x <= last.x; x++) {
			vec2 share = min(vec2(x + 1, y + 1), to) - max(vec2(x, y), from);
			sum += share.x * share.y * texelFetch(u_source, ivec2(x, y), 0);
			total += share.x * share.y;
		}
	}
	result = sum / total;
}`;

/** Blocks made large again, with hard edges. */
export const unblockShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform vec2 u_targetSize;
void main() { result = texelFetch(u_source, ivec2(gl_FragCoord.xy / u_targetSize * vec2(textureSize(u_source, 0))), 0); }`;

/** Mirrored where `u_mirror` is 1. */
export const flipShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform ivec2 u_mirror;
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	result = texelFetch(u_source, at + u_mirror * (textureSize(u_source, 0) - 1 - 2 * at), 0);
}`;

/** Noise cut from a repeating square at `u_offset`, `u_scale` texels of it to a pixel. */
export const grainShader = `${fragmentHeader}
uniform sampler2D u_source, u_noise;
uniform vec2 u_offset, u_scale;
uniform float u_amount;
${straight}
void main() {
	vec4 colour = texelFetch(u_source, ivec2(gl_FragCoord.xy), 0);
	float noise = texture(u_noise, (u_offset + gl_FragCoord.xy * u_scale) / vec2(textureSize(u_noise, 0))).r - 128.0 / 255.0;
	result = vec4(clamp(straight(colour) + u_amount * noise, 0.0, 1.0) * colour.a, colour.a);
}`;

/** Only as much as the grey picture says. */
export const cutOutShader = `${fragmentHeader}
uniform sampler2D u_source, u_mask;
uniform vec2 u_targetSize;
void main() { result = texelFetch(u_source, ivec2(gl_FragCoord.xy), 0) * texture(u_mask, gl_FragCoord.xy / u_targetSize).r; }`;

/** The changed picture where the grey one is white. */
export const maskedShader = `${fragmentHeader}
uniform sampler2D u_source, u_changed, u_mask;
uniform vec2 u_targetSize;
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	result = mix(texelFetch(u_source, at, 0), texelFetch(u_changed, at, 0), texture(u_mask, gl_FragCoord.xy / u_targetSize).r);
}`;

/** Light on top of the picture, never beyond white. */
export const glowShader = `${fragmentHeader}
uniform sampler2D u_source, u_light;
uniform float u_amount;
${straight}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec4 colour = texelFetch(u_source, at, 0);
	vec3 below = straight(colour);
	result = vec4((below + (1.0 - below) * straight(texelFetch(u_light, at, 0)) * u_amount) * colour.a, colour.a);
}`;

/** A shadow: the layer's alpha, moved by `u_move`, in one colour. Nothing comes in from outside. */
export const shadowShader = `${fragmentHeader}
uniform sampler2D u_source;
uniform vec2 u_move;
uniform vec3 u_colour;
uniform float u_opacity;
void main() {
	ivec2 at = ivec2(floor(gl_FragCoord.xy - u_move));
	ivec2 size = textureSize(u_source, 0);
	bool isInside = all(greaterThanEqual(at, ivec2(0))) && all(lessThan(at, size));
	float alpha = isInside ? texelFetch(u_source, at, 0).a * u_opacity : 0.0;
	result = vec4(u_colour * alpha, alpha);
}`;
