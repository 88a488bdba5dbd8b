import type { YuvColour, YuvMatrix } from './picture.ts';

/** Weights of red and blue in luma (ITU-R BT.709, BT.601 and BT.2020). */
const lumaWeights: Readonly<Record<Exclude<YuvMatrix, 'rgb'>, readonly [red: number, blue: number]>> = {
	'bt709': [0.2126, 0.0722],
	'smpte170m': [0.299, 0.114],
	'bt2020-ncl': [0.2627, 0.0593],
};

/** `rgb = matrix · (yuv − offset)` for samples scaled to 0…1 by the largest code; the matrix is column by column, as WebGL takes it. */
export type YuvConversion = { readonly matrix: readonly number[]; readonly offset: readonly [number, number, number] };

/** How codes of `depth` bits become R'G'B' between 0 and 1. */
export const yuvConversion = ({ matrix, isFullRange }: YuvColour, depth: number): YuvConversion => {
	if (matrix === 'rgb') {
		// Planes of a 4:4:4 picture with the identity matrix: green, blue, red.
		return { matrix: [0, 1, 0, 0, 0, 1, 1, 0, 0], offset: [0, 0, 0] };
	}
	const [red, blue] = lumaWeights[matrix];
	const green = 1 - red - blue;
	const largest = 2 ** depth - 1;
	const step = 2 ** (depth - 8);
	const lumaScale = isFullRange ? 1 : largest / (219 * step);
	const chromaScale = isFullRange ? 1 : largest / (224 * step);
	const redOfCr = 2 * (1 - red) * chromaScale;
	const blueOfCb = 2 * (1 - blue) * chromaScale;
	return {
		matrix: [
			lumaScale, lumaScale, lumaScale,
			0, -blueOfCb * blue / green, blueOfCb,
			redOfCr, -redOfCr * red / green, 0,
		],
		offset: [isFullRange ? 0 : 16 * step / largest, 128 * step / largest, 128 * step / largest],
	};
};

/** The matrix a file means by ffmpeg's or WebCodecs' name for it. Unknown names are read as high definition does from 720 lines, else as standard definition does. */
export const yuvMatrixNamed = (name: string | null | undefined, height: number): YuvMatrix => {
	switch (name) {
		case 'bt709': return 'bt709';
		case 'smpte170m': case 'bt470bg': case 'fcc': return 'smpte170m';
		case 'bt2020nc': case 'bt2020-ncl': case 'bt2020c': return 'bt2020-ncl';
		case 'gbr': case 'rgb': return 'rgb';
		default: return height >= 720 ? 'bt709' : 'smpte170m';
	}
};
