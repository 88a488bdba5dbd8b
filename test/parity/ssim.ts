/** A picture as rows of RGBA, one byte each. */
export type RgbaPicture = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray };

/** Rec. 709 luma of each pixel, 0…255. */
export const lumaOf = ({ width, height, data }: RgbaPicture): Float32Array => {
	const luma = new Float32Array(width * height);
	for (let pixel = 0; pixel < luma.length; pixel++) {
		luma[pixel] = 0.2126 * (data[4 * pixel] ?? 0) + 0.7152 * (data[4 * pixel + 1] ?? 0) + 0.0722 * (data[4 * pixel + 2] ?? 0);
	}
	return luma;
};

/** One plane of numbers 0…255, row by row. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly data: Float32Array };

export const greyOf = (picture: RgbaPicture): GreyPicture => ({ width: picture.width, height: picture.height, data: lumaOf(picture) });

const windowSide = 8;
const windowStep = 4;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/**
 * Structural similarity of two pictures (Wang et al. 2004), mean over windows of 8×8 pixels every 4 pixels, as x264 and ffmpeg measure it: 1 is equal.
 * Throws when the sizes differ.
 */
export const structuralSimilarity = (a: GreyPicture, b: GreyPicture): number => {
	if (a.width !== b.width || a.height !== b.height) {
		throw new Error(`Pictures of ${a.width}×${a.height} and ${b.width}×${b.height} cannot be compared.`);
	}
	let sum = 0;
	let windows = 0;
	for (let top = 0; top + windowSide <= a.height; top += windowStep) {
		for (let left = 0; left + windowSide <= a.width; left += windowStep) {
			sum += windowSimilarity(a, b, left, top);
			windows++;
		}
	}
	return sum / windows;
};

const windowSimilarity = (a: GreyPicture, b: GreyPicture, left: number, top: number): number => {
	let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
	for (let y = top; y < top + windowSide; y++) {
		for (let x = left; x < left + windowSide; x++) {
			const valueA = a.data[y * a.width + x] ?? 0;
			const valueB = b.data[y * b.width + x] ?? 0;
			sumA += valueA;
			sumB += valueB;
			squaresA += valueA * valueA;
			squaresB += valueB * valueB;
			products += valueA * valueB;
		}
	}
	const count = windowSide ** 2;
	const [meanA, meanB] = [sumA / count, sumB / count];
	const varianceA = squaresA / count - meanA * meanA;
	const varianceB = squaresB / count - meanB * meanB;
	const covariance = products / count - meanA * meanB;
	return (2 * meanA * meanB + c1) * (2 * covariance + c2) / ((meanA ** 2 + meanB ** 2 + c1) * (varianceA + varianceB + c2));
};

/**
 * By how many pixels `b` is moved against `a`, to a fraction (Lucas and Kanade's least squares over the gradients of a smoothed picture). Good for moves up to
 * about two pixels; where a picture has no detail in a direction (a black frame has none), 0 there.
 */
export const measuredShift = (a: GreyPicture, b: GreyPicture): { readonly x: number; readonly y: number } => {
	const [smoothA, smoothB] = [smoothed(a), smoothed(b)];
	let [xx, xy, yy, xt, yt] = [0, 0, 0, 0, 0];
	for (let y = 3; y < a.height - 3; y++) {
		for (let x = 3; x < a.width - 3; x++) {
			const at = y * a.width + x;
			// Gradients of both, averaged: a first-order error cancels.
			const gx = ((smoothA[at + 1] ?? 0) - (smoothA[at - 1] ?? 0) + (smoothB[at + 1] ?? 0) - (smoothB[at - 1] ?? 0)) / 4;
			const gy = ((smoothA[at + a.width] ?? 0) - (smoothA[at - a.width] ?? 0) + (smoothB[at + a.width] ?? 0) - (smoothB[at - a.width] ?? 0)) / 4;
			const difference = (smoothA[at] ?? 0) - (smoothB[at] ?? 0);
			xx += gx * gx;
			xy += gx * gy;
			yy += gy * gy;
			xt += gx * difference;
			yt += gy * difference;
		}
	}
	const determinant = xx * yy - xy * xy;
	const least = leastDetail * a.width * a.height;
	if (xx > least && yy > least && determinant > 1e-3 * xx * yy) {
		return { x: (xt * yy - yt * xy) / determinant, y: (yt * xx - xt * xy) / determinant };
	}
	return { x: xx > least ? xt / xx : 0, y: yy > least ? yt / yy : 0 };
};

/** Squared gradient per pixel below which rounding is all there is to see. */
const leastDetail = 0.02;

/** Mean of 5×5: the straight-line view of a picture that Lucas and Kanade take holds further. */
const smoothed = ({ width, height, data }: GreyPicture): Float32Array => {
	const across = new Float32Array(data.length);
	const result = new Float32Array(data.length);
	for (let at = 2; at < data.length - 2; at++) {
		across[at] = ((data[at - 2] ?? 0) + (data[at - 1] ?? 0) + (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 5;
	}
	for (let at = 2 * width; at < width * (height - 2); at++) {
		result[at] = ((across[at - 2 * width] ?? 0) + (across[at - width] ?? 0) + (across[at] ?? 0) + (across[at + width] ?? 0) + (across[at + 2 * width] ?? 0)) / 5;
	}
	return result;
};
