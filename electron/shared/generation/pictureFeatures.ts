/**
 * What the sound model sees of the picture. The definition with its table stands in
 * `native-models/training/audio/picture_features.py`; this is version {@link pictureFeatureVersion} of it, in the browser's and Node's numbers.
 */
export const pictureFeatureVersion = 1;

/** Numbers for each frame. */
export const pictureFeatureCount = 32;

/** The frames the model was trained on: area-scaled to this size (whatever the source's aspect), at this rate. */
export const pictureFeatureInput = { width: 64, height: 36, fps: 25 } as const;

const cellRows = 3;
const cellColumns = 4;
const histogramBins = 16;
/** Red, green and blue weights of luma; they add up to 256, so luma is a whole number of 1/65 280ths. */
const lumaWeights = [54, 183, 19] as const;
const lumaScale = 65_280;

const edge = (part: number, parts: number, size: number): number => Math.floor((part * size) / parts);
const soft = (value: number): number => value / (1 + Math.abs(value));
const loudness = (change: number): number => Math.log(1 + 100 * change) / 2;

/**
 * 32 numbers for each frame of a small film, all of the order of 1.
 *
 * `frames` holds `count` frames of `width` × `height` pixels as bytes R, G, B, row by row, without padding. The result is `count` × 32 in
 * frame order; numbers that compare a frame with the one before are 0 in the first frame. Movie Gen (section 6) adds learnt picture features token by
 * token; these are plain ones, so that they can be computed anywhere and agree with the training code to 1e-5.
 *
 * Throws a RangeError when the bytes are not exactly `count` frames of that size, or a side is below 8 pixels.
 */
export const pictureFeatures = (frames: Uint8Array, width: number, height: number, count: number): Float32Array => {
	if (width < 8 || height < 8 || frames.length !== width * height * 3 * count) {
		throw new RangeError(`Expected ${count} RGB frames of ${width}×${height}, got ${frames.length} bytes.`);
	}
	const found = new Float32Array(count * pictureFeatureCount);
	let previous: Frame | null = null;
	for (let index = 0; index < count; index++) {
		const row = found.subarray(index * pictureFeatureCount, (index + 1) * pictureFeatureCount);
		const frame = readFrame(frames.subarray(index * width * height * 3, (index + 1) * width * height * 3), width, height);
		describeStill(row, frame, width, height);
		if (previous) {
			describeChange(row, previous, frame, width, height);
			describeFlow(row, previous, frame);
		}
		previous = frame;
	}
	return found;
};

type Frame = {
	readonly luma: Float64Array;
	readonly mean: number;
	readonly red: number;
	readonly blue: number;
	readonly shares: Float64Array;
	readonly half: Float64Array;
	readonly halfWidth: number;
	readonly halfHeight: number;
	/** Feature 16 of this frame, kept so that the next frame can compare with it. */
	change: number;
};

const readFrame = (bytes: Uint8Array, width: number, height: number): Frame => {
	const pixels = width * height;
	const luma = new Float64Array(pixels);
	const shares = new Float64Array(histogramBins);
	let [sum, red, blue] = [0, 0, 0];
	for (let pixel = 0; pixel < pixels; pixel++) {
		// The length was checked against width, height and count, so these three are inside.
		const [r, g, b] = [bytes[3 * pixel] ?? 0, bytes[3 * pixel + 1] ?? 0, bytes[3 * pixel + 2] ?? 0];
		const weighted = lumaWeights[0] * r + lumaWeights[1] * g + lumaWeights[2] * b;
		luma[pixel] = weighted / lumaScale;
		const bin = Math.min(histogramBins - 1, Math.floor((weighted * histogramBins) / lumaScale));
		shares[bin] = (shares[bin] ?? 0) + 1 / pixels;
		sum += weighted;
		red += r;
		blue += b;
	}
	return {
		luma, shares, ...halve(luma, width, height),
		mean: sum / lumaScale / pixels, red: red / 255 / pixels, blue: blue / 255 / pixels, change: 0,
	};
};

const halve = (luma: Float64Array, width: number, height: number): Pick<Frame, 'half' | 'halfWidth' | 'halfHeight'> => {
	const halfWidth = Math.floor(width / 2);
	const halfHeight = Math.floor(height / 2);
	const half = new Float64Array(halfWidth * halfHeight);
	for (let y = 0; y < halfHeight; y++) {
		for (let x = 0; x < halfWidth; x++) {
			const at = 2 * y * width + 2 * x;
			half[y * halfWidth + x] = ((luma[at] ?? 0) + (luma[at + 1] ?? 0) + (luma[at + width] ?? 0) + (luma[at + width + 1] ?? 0)) / 4;
		}
	}
	return { half, halfWidth, halfHeight };
};

const describeStill = (row: Float32Array, frame: Frame, width: number, height: number): void => {
	let [squares, edges] = [0, 0];
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const value = frame.luma[y * width + x] ?? 0;
			squares += value * value;
			if (x + 1 < width) {
				edges += Math.abs((frame.luma[y * width + x + 1] ?? 0) - value);
			}
		}
	}
	row[0] = 2 * frame.mean - 1;
	row[1] = 4 * Math.sqrt(Math.max(0, squares / (width * height) - frame.mean ** 2)) - 1;
	row[2] = 4 * (frame.red - frame.mean);
	row[3] = 4 * (frame.blue - frame.mean);
	row[29] = (10 * edges) / ((width - 1) * height);
};

const describeChange = (row: Float32Array, previous: Frame, frame: Frame, width: number, height: number): void => {
	const pixels = width * height;
	let [sum, acrossSum, downSum, moved] = [0, 0, 0, 0];
	for (let cell = 0; cell < cellRows * cellColumns; cell++) {
		const [r, c] = [Math.floor(cell / cellColumns), cell % cellColumns];
		const [top, bottom] = [edge(r, cellRows, height), edge(r + 1, cellRows, height)];
		const [left, right] = [edge(c, cellColumns, width), edge(c + 1, cellColumns, width)];
		let cellSum = 0;
		for (let y = top; y < bottom; y++) {
			for (let x = left; x < right; x++) {
				const change = Math.abs((frame.luma[y * width + x] ?? 0) - (previous.luma[y * width + x] ?? 0));
				cellSum += change;
				acrossSum += change * ((2 * (x + 0.5)) / width - 1);
				downSum += change * ((2 * (y + 0.5)) / height - 1);
				moved += change > 0.06 ? 1 : 0;
			}
		}
		row[4 + cell] = loudness(cellSum / ((bottom - top) * (right - left)));
		sum += cellSum;
	}
	const overall = sum / pixels;
	frame.change = loudness(overall);
	row[16] = frame.change;
	row[17] = frame.change - previous.change;
	row[18] = frame.shares.reduce((total, share, bin) => total + Math.abs(share - (previous.shares[bin] ?? 0)), 0) / 2;
	row[19] = overall / (overall + 0.08);
	row[20] = acrossSum / (sum + 0.002 * pixels);
	row[21] = downSum / (sum + 0.002 * pixels);
	row[30] = Math.max(-1, Math.min(1, 20 * (frame.mean - previous.mean)));
	row[31] = moved / pixels;
};

const describeFlow = (row: Float32Array, previous: Frame, frame: Frame): void => {
	const { halfWidth: width, halfHeight: height } = frame;
	for (let c = 0; c < cellColumns; c++) {
		row[22 + c] = flow(previous.half, frame.half, width, width, {
			left: Math.max(1, edge(c, cellColumns, width)), right: Math.min(width - 1, edge(c + 1, cellColumns, width)), top: 1, bottom: height - 1,
		});
	}
	for (let r = 0; r < cellRows; r++) {
		row[26 + r] = flow(previous.half, frame.half, width, 1, {
			left: 1, right: width - 1, top: Math.max(1, edge(r, cellRows, height)), bottom: Math.min(height - 1, edge(r + 1, cellRows, height)),
		});
	}
};

type Area = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Least-squares motion along one axis; `step` is the distance in the array between neighbours on that axis. */
const flow = (before: Float64Array, after: Float64Array, width: number, step: number, area: Area): number => {
	let [product, square, count] = [0, 0, 0];
	for (let y = area.top; y < area.bottom; y++) {
		for (let x = area.left; x < area.right; x++) {
			const at = y * width + x;
			const next = ((before[at + step] ?? 0) + (after[at + step] ?? 0)) / 2;
			const last = ((before[at - step] ?? 0) + (after[at - step] ?? 0)) / 2;
			const slope = (next - last) / 2;
			product += ((after[at] ?? 0) - (before[at] ?? 0)) * slope;
			square += slope * slope;
			count++;
		}
	}
	return soft(-product / (square + 0.0005 * Math.max(1, count)));
};
