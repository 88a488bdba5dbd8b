/** Steps at the grid of latents, in −1…1, from which on an edge is taken for one of the picture (24 levels of 255). */
const largestStep = 24 / 127.5;
/** Unevenness beside the grid from which on a surface has structure of its own (10 levels). */
const mostUneven = 10 / 127.5;

/** 1 up to half of `limit`, 0 from `limit` on, straight in between. */
const fading = (value: number, limit: number): number => Math.max(0, Math.min(1, (limit - value) / (limit / 2)));

/**
 * Smooths the small steps that a decoder leaves at the edges of latents, in place: the part of a step that the slopes on both sides do not explain is spread as a ramp over half a
 * latent on each side (what video codecs call deblocking, H.264 section 8.7, with a ramp in place of its taps). Where the step is large or the surface uneven, nothing changes.
 * `planes` pictures of `height` × `width` values in −1…1, one after the other; `block` pixels are one latent.
 */
export const withoutSteps = (values: Float32Array, { planes, height, width, block }: { planes: number; height: number; width: number; block: number }): void => {
	for (let plane = 0; plane < planes; plane++) {
		const start = plane * height * width;
		for (let x = 0; x < width; x++) {
			smoothLine(values, start + x, width, height, block);
		}
		for (let y = 0; y < height; y++) {
			smoothLine(values, start + y * width, 1, width, block);
		}
	}
};

const smoothLine = (values: Float32Array, start: number, stride: number, length: number, block: number): void => {
	const half = block / 2;
	for (let edge = block; edge + half <= length; edge += block) {
		const at = start + edge * stride;
		const [outer, before, after, beyond] = [values[at - 2 * stride], values[at - stride], values[at], values[at + stride]] as [number, number, number, number];
		const step = after - before - (before - outer + beyond - after) / 2;
		const uneven = Math.max(Math.abs(before - outer), Math.abs(beyond - after));
		const taken = step * fading(Math.abs(step), largestStep) * fading(uneven, mostUneven);
		if (taken !== 0) {
			for (let i = 0; i < half; i++) {
				const share = taken * 0.5 * (1 - i / half);
				values[at - (i + 1) * stride] = (values[at - (i + 1) * stride] as number) + share;
				values[at + i * stride] = (values[at + i * stride] as number) - share;
			}
		}
	}
};
