import type { ParameterSchema } from '../../electron/shared/parameters/parameter.ts';
import type { TransitionDefinition } from '../../electron/shared/transitions/defineTransition.ts';

/**
 * GLSL ES 3.00 of the compositor. In every texture and framebuffer of ours row 0 is the top of the picture; only the last step, onto the
 * canvas, turns it over. Everything between is premultiplied R'G'B'A in the codes of BT.709, as the export mixes it.
 */

/** A rectangle in pixels of the target: two triangles, no buffers. */
export const rectangleVertexShader = `#version 300 es
uniform vec4 u_rectangle; // left, top, right, bottom
uniform vec2 u_targetSize;
void main() {
	vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
	vec2 pixel = mix(u_rectangle.xy, u_rectangle.zw, corner);
	gl_Position = vec4(pixel / u_targetSize * 2.0 - 1.0, 0.0, 1.0);
}`;

/** What every fragment shader begins with. */
export const fragmentHeader = `#version 300 es
precision highp float;
precision highp sampler2D;
out vec4 result;
`;

/** How the planes of a picture become colour; each is one program. */
export type ConvertVariant = 'planar' | 'semi-planar' | 'rgba';

/**
 * Planes → premultiplied RGBA standing upright. Where the target is half as large in each direction, the linear sampler lands on the corners of
 * pixels, which is the mean of four of them.
 */
export const convertFragmentShader = (variant: ConvertVariant, isDeep: boolean, hasAlpha: boolean): string => `${fragmentHeader}
uniform vec2 u_targetSize;
uniform mat3 u_upright; // upright uv → uv of the coded picture
uniform sampler2D u_plane0, u_plane1, u_plane2, u_plane3;
uniform mat3 u_matrix;
uniform vec3 u_offset;
uniform float u_sampleScale; // deep samples: (low + 256 · high) · 255 / largest code
float sampleOf(sampler2D plane, vec2 uv) {
	${isDeep ? 'vec2 bytes = texture(plane, uv).rg; return (bytes.r + bytes.g * 256.0) * u_sampleScale;' : 'return texture(plane, uv).r;'}
}
void main() {
	vec2 uv = (u_upright * vec3(gl_FragCoord.xy / u_targetSize, 1.0)).xy;
	${variant === 'rgba' ? 'vec4 colour = texture(u_plane0, uv); vec3 rgb = colour.rgb; float alpha = colour.a;' : `
	vec3 yuv = ${variant === 'planar'
		? 'vec3(sampleOf(u_plane0, uv), sampleOf(u_plane1, uv), sampleOf(u_plane2, uv))'
		: 'vec3(texture(u_plane0, uv).r, texture(u_plane1, uv).rg)'};
	vec3 rgb = clamp(u_matrix * (yuv - u_offset), 0.0, 1.0);
	float alpha = ${hasAlpha ? 'sampleOf(u_plane3, uv)' : '1.0'};`}
	result = vec4(rgb * alpha, alpha);
}`;

/** Bicubic as ffmpeg's scaler has it unless told otherwise (b = 0, c = 0.6), widened when the picture is made smaller so that nothing aliases. */
const bicubic = `
float weight(float x) {
	x = abs(x);
	if (x < 1.0) { return ((1.4 * x - 2.4) * x) * x + 1.0; }
	if (x < 2.0) { return ((-0.6 * x + 3.0) * x - 4.8) * x + 2.4; }
	return 0.0;
}`;

/**
 * One axis of a resampling: each pixel of the target is a weighted sum of a row (or column) of the source. `u_ratio` is how many source texels
 * one target pixel spans, `u_origin` the source position (in texels) of the target's coordinate 0. Texels outside `u_limits` repeat the edge.
 */
const resampled = `
uniform sampler2D u_source;
uniform float u_ratio, u_origin;
uniform ivec2 u_limits; // first and last texel of the axis
${bicubic}
vec4 resample(float pixel, int across, bool isHorizontal) {
	float centre = u_origin + pixel * u_ratio - 0.5;
	float widening = max(u_ratio, 1.0);
	int first = int(ceil(centre - 2.0 * widening));
	int last = int(floor(centre + 2.0 * widening));
	vec4 sum = vec4(0.0);
	float total = 0.0;
	for (int texel = first; texel <= last; texel++) {
		float share = weight((float(texel) - centre) / widening);
		int at = clamp(texel, u_limits.x, u_limits.y);
		sum += share * texelFetch(u_source, isHorizontal ? ivec2(at, across) : ivec2(across, at), 0);
		total += share;
	}
	return sum / total;
}`;

/** Across: pixel columns of the target, rows of the source from `u_firstRow` on. */
export const resampleAcrossFragmentShader = `${fragmentHeader}
uniform float u_left;
uniform int u_firstRow;
${resampled}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	result = resample(gl_FragCoord.x + u_left, at.y + u_firstRow, true);
}`;

/** Down, straight into the frame: `u_columnsLeft` is the target column of the source's column 0, `u_edges` the picture's edges, antialiased. */
export const resampleDownFragmentShader = `${fragmentHeader}
uniform int u_columnsLeft;
uniform vec4 u_edges; // left, top, right, bottom in pixels of the target
uniform float u_opacity;
${resampled}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	vec2 near = clamp(gl_FragCoord.xy + 0.5 - u_edges.xy, 0.0, 1.0);
	vec2 far = clamp(u_edges.zw - gl_FragCoord.xy + 0.5, 0.0, 1.0);
	vec2 covered = clamp(near + far - 1.0, 0.0, 1.0);
	vec4 colour = resample(gl_FragCoord.y, at.x - u_columnsLeft, false);
	colour.a = clamp(colour.a, 0.0, 1.0);
	colour.rgb = clamp(colour.rgb, 0.0, colour.a);
	result = colour * (covered.x * covered.y * u_opacity);
}`;

/** Any turn and size: looks up the source through the inverse of the placement, between four texels. */
export const placeFragmentShader = `${fragmentHeader}
uniform mat3 u_toSource; // pixel of the target → texel of the source
uniform vec4 u_limits; // texels of the source that may be seen: left, top, right, bottom
uniform vec2 u_pixelsPerTexel; // along the source's axes, for antialiased edges
uniform float u_opacity;
uniform sampler2D u_source;
void main() {
	vec2 texel = (u_toSource * vec3(gl_FragCoord.xy, 1.0)).xy;
	vec2 covered = clamp(min(texel - u_limits.xy, u_limits.zw - texel) * u_pixelsPerTexel + 0.5, 0.0, 1.0);
	vec2 inside = clamp(texel, u_limits.xy + 0.5, u_limits.zw - 0.5);
	result = texture(u_source, inside / vec2(textureSize(u_source, 0))) * (covered.x * covered.y * u_opacity);
}`;

/** "parameters.colour" → "u_colour". */
export const uniformName = ({ path }: Pick<ParameterSchema, 'path'>): string => `u_${path.replace(/^parameters\./u, '')}`;

/** Mixes two frames of the target's size; parameters arrive as uniforms, colours as vec3. */
export const transitionFragmentShader = (definition: TransitionDefinition): string => `${fragmentHeader}
uniform sampler2D u_from, u_to;
uniform vec2 u_targetSize;
uniform float u_progress;
${definition.parameters.map(parameter => `uniform ${parameter.type === 'colour' ? 'vec3' : 'float'} ${uniformName(parameter)};`).join('\n')}
vec4 transition(vec4 from, vec4 to, float progress, vec2 uv) {
${definition.glsl}
}
void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	result = transition(texelFetch(u_from, at, 0), texelFetch(u_to, at, 0), u_progress, gl_FragCoord.xy / u_targetSize);
}`;
