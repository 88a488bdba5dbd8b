/**
 * Clips longer than a model was made for, by overlapping windows in time whose predictions are averaged at every step
 * (MultiDiffusion, Bar-Tal et al. 2023, as Movie Gen uses it). All windows see one latent, so they cannot drift apart.
 */

/** Half-open range of latent frames. */
export type Window = { readonly start: number; readonly end: number };

/**
 * How much a window's prediction counts at each of its frames. uniform: alike everywhere. triangle: most in the middle, so that a
 * window fades in and out where the next one takes over (Movie Gen's choice for sound).
 */
export type WindowWeights = 'uniform' | 'triangle';

/**
 * Windows of `size` frames that cover `length` frames, beginning every `stride`; the last is moved back to end with the clip.
 * One window of `length` when that fits. `stride` is from 1 to `size`.
 */
export const windowsOver = (length: number, size: number, stride: number): readonly Window[] => {
	if (stride < 1 || stride > size || length < 1) {
		throw new Error(`No windows of ${size} frames every ${stride} over ${length}.`);
	}
	if (length <= size) {
		return [{ start: 0, end: length }];
	}
	const count = Math.ceil((length - size) / stride) + 1;
	return Array.from({ length: count }, (_, i) => {
		const start = Math.min(i * stride, length - size);
		return { start, end: start + size };
	});
};

/** Weights of one window of `size` frames, all above 0 so that every frame has some. */
export const windowWeights = (size: number, weights: WindowWeights): readonly number[] =>
	Array.from({ length: size }, (_, i) => weights === 'uniform' ? 1 : Math.min(i + 1, size - i));

/** A row-major tensor seen as [outer, time, inner]: channels before time, places after it. */
export type TimeAxis = { readonly outer: number; readonly inner: number };

/** The frames of `window` out of a tensor [outer, length, inner], as a tensor [outer, window, inner]. */
export const cutWindow = (tensor: Float32Array, length: number, { outer, inner }: TimeAxis, window: Window): Float32Array => {
	const row = (window.end - window.start) * inner;
	const out = new Float32Array(outer * row);
	for (let o = 0; o < outer; o++) {
		const from = (o * length + window.start) * inner;
		out.set(tensor.subarray(from, from + row), o * row);
	}
	return out;
};

/** Joins predictions for windows into one tensor [outer, length, inner]: at each frame the weighted mean of the windows that cover it. Every frame must be covered. */
export const blendWindows = (
	parts: readonly { window: Window; prediction: Float32Array }[], length: number, axis: TimeAxis, weights: WindowWeights,
): Float32Array => {
	const { outer, inner } = axis;
	const sum = new Float64Array(outer * length * inner);
	const total = new Float64Array(length);
	for (const { window, prediction } of parts) {
		windowWeights(window.end - window.start, weights).forEach((weight, i) => {
			total[window.start + i] = (total[window.start + i] as number) + weight;
			addFrame(sum, prediction, { axis, length, frame: window.start + i, from: i, size: window.end - window.start, weight });
		});
	}
	const out = new Float32Array(sum.length);
	for (let at = 0; at < sum.length; at++) {
		out[at] = (sum[at] as number) / (total[Math.floor(at / inner) % length] as number);
	}
	return out;
};

type FrameMove = { axis: TimeAxis; length: number; frame: number; from: number; size: number; weight: number };

const addFrame = (sum: Float64Array, prediction: Float32Array, { axis: { outer, inner }, length, frame, from, size, weight }: FrameMove): void => {
	for (let o = 0; o < outer; o++) {
		const to = (o * length + frame) * inner;
		const source = (o * size + from) * inner;
		for (let k = 0; k < inner; k++) {
			sum[to + k] = (sum[to + k] as number) + weight * (prediction[source + k] as number);
		}
	}
};
