/** How a picture was changed, as a straight line around every value: changed = gain · seen + offset. Laid out as the pictures are: [row][column][channel]. */
export type LocalChange = { readonly gain: Float32Array; readonly offset: Float32Array };

/** Pixels around one that say together how it was changed. */
const radius = 3;
/** Variance, in 8-bit levels squared, below which a surrounding says nothing of a gain: a plain surface keeps its grain. */
const quietVariance = 16;
/** Reach of that line where steps are smoothed away: more than half a patch of a network, which is eight pixels. */
const smoothReach = 6;
/** Contrast is at most doubled: more would lift noise. */
const mostGain = 2;

/** Mean over a square of `2 · radius + 1` pixels around each; at the edges over what is there. By running sums, so the radius costs nothing. */
export const boxMean = (picture: Float32Array, { width, height, channels }: { width: number; height: number; channels: number }, reach = radius): Float32Array => {
	const alongRows = runningMean(picture, { count: width, step: channels, lines: height, lineStep: width * channels, channels }, reach);
	return runningMean(alongRows, { count: height, step: width * channels, lines: width, lineStep: channels, channels }, reach);
};

/** Differences in 8-bit levels: up to `from` they count for nothing, from `full` on they count in full. */
export type Threshold = { readonly from: number; readonly full: number };

/** 0…1 for each pixel: how far the root mean square of three-channel differences around it lies above a threshold, eased at both ends. */
export const shareAbove = (differences: Float32Array, size: { readonly width: number; readonly height: number }, { from, full }: Threshold): Float32Array => {
	const squares = new Float32Array(size.width * size.height);
	differences.forEach((value, i) => {
		const pixel = Math.floor(i / 3);
		squares[pixel] = (squares[pixel] as number) + value * value / 3;
	});
	return boxMean(squares, { ...size, channels: 1 }, 2).map((square) => {
		const share = Math.max(0, Math.min(1, (Math.sqrt(Math.max(0, square)) - from) / (full - from)));
		return share * share * (3 - 2 * share);
	});
};

type Walk = { readonly count: number; readonly step: number; readonly lines: number; readonly lineStep: number; readonly channels: number };

const runningMean = (values: Float32Array, { count, step, lines, lineStep, channels }: Walk, reach: number): Float32Array => {
	const out = new Float32Array(values.length);
	for (let line = 0; line < lines; line++) {
		for (let channel = 0; channel < channels; channel++) {
			const start = line * lineStep + channel;
			let sum = 0;
			for (let i = 0; i < Math.min(reach, count); i++) {
				sum += values[start + i * step] as number;
			}
			for (let i = 0; i < count; i++) {
				if (i + reach < count) {
					sum += values[start + (i + reach) * step] as number;
				}
				if (i - reach - 1 >= 0) {
					sum -= values[start + (i - reach - 1) * step] as number;
				}
				out[start + i * step] = sum / (Math.min(count - 1, i + reach) - Math.max(0, i - reach) + 1);
			}
		}
	}
	return out;
};

/**
 * The change from one picture to another (8-bit levels as floats, all channels interleaved) as a local linear model: the regression of the guided filter (He, Sun, Tang
 * 2013; as He and Sun's fast guided filter, 2015, carries it to a larger picture), drawn to a gain of 1 where the surroundings are plain. The offset holds what the line
 * leaves over, so that `gain · seen + offset` is `changed` exactly. Laid over the large picture that `seen` was made of, it changes that one alike and keeps its detail
 * wherever the changed picture still has the structure of the seen one; where it has another, the gain falls to zero and the change covers.
 *
 * With `unsteady` what the line leaves over is taken for noise of the network where it is small (root mean square of its surroundings): steps between its patches vanish into
 * the smooth line, new structure stays.
 */
export const localChange = (seen: Float32Array, changed: Float32Array, size: { readonly width: number; readonly height: number }, unsteady?: Threshold): LocalChange => {
	const layout = { ...size, channels: 3 };
	const meanSeen = boxMean(seen, layout);
	const meanChanged = boxMean(changed, layout);
	const squares = boxMean(seen.map(value => value * value), layout);
	const products = boxMean(seen.map((value, i) => value * (changed[i] as number)), layout);
	const gain = boxMean(seen.map((_, i) => {
		const mean = meanSeen[i] as number;
		const variance = Math.max(0, (squares[i] as number) - mean * mean);
		const covariance = (products[i] as number) - mean * (meanChanged[i] as number);
		return Math.max(0, Math.min(mostGain, (covariance + quietVariance) / (variance + quietVariance)));
	}), layout);
	const offset = changed.map((value, i) => value - (gain[i] as number) * (seen[i] as number));
	if (!unsteady) {
		return { gain, offset };
	}
	const smooth = boxMean(offset, layout, smoothReach);
	const kept = shareAbove(offset.map((value, i) => value - (smooth[i] as number)), size, unsteady);
	return { gain, offset: offset.map((value, i) => (smooth[i] as number) + (kept[Math.floor(i / 3)] as number) * (value - (smooth[i] as number))) };
};
