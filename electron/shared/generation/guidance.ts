/**
 * Classifier-free guidance (Ho and Salimans 2022): out = u + scale·(c − u), element by element, where `c` is the velocity given the
 * words and `u` the one without. Scale 1 gives `c` back, 0 gives `u`. Tensors of equal length; `out` may be either of them.
 */
export const guide = (conditional: Float32Array, unconditional: Float32Array, scale: number, out = new Float32Array(conditional.length)): Float32Array => {
	requireEqual(conditional, unconditional);
	for (let i = 0; i < conditional.length; i++) {
		const u = unconditional[i] as number;
		out[i] = u + scale * ((conditional[i] as number) - u);
	}
	return out;
};

/** The moments (0 noise … 1 data) in which guidance is used; outside, the conditional velocity alone costs half (Kynkäänniemi et al. 2024). Half open. */
export type GuidanceInterval = { readonly start: number; readonly end: number };

/** Whether guidance changes anything at `time`: scale 1 never does. */
export const isGuided = (time: number, scale: number, interval: GuidanceInterval): boolean =>
	scale !== 1 && time >= interval.start && time < interval.end;

/**
 * Guidance for editing with a scale for the source video and one for the words (Movie Gen Edit, after InstructPix2Pix):
 * out = n + videoScale·(v − n) + textScale·(vt − v), with the velocity `n` given neither, `v` given the video, `vt` given video and words.
 */
export const guideByVideoAndText = (
	neither: Float32Array, video: Float32Array, videoAndText: Float32Array, videoScale: number, textScale: number,
): Float32Array => {
	requireEqual(neither, video);
	requireEqual(neither, videoAndText);
	return neither.map((n, i) => {
		const v = video[i] as number;
		return n + videoScale * (v - n) + textScale * ((videoAndText[i] as number) - v);
	});
};

const requireEqual = (a: Float32Array, b: Float32Array): void => {
	if (a.length !== b.length) {
		throw new Error(`Velocities of different length were guided: ${a.length} and ${b.length}.`);
	}
};
