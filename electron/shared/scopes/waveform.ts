import { lumaOf, type SampledPicture } from './sampledPicture.ts';

/** How often each level occurs in each column of a picture: `counts[level * columns + column]`, level 0 (black) to 255 (white). */
export type Waveform = { readonly columns: number; readonly counts: Uint32Array };

const countedColumns = (picture: SampledPicture, levelAt: (data: Uint8ClampedArray, offset: number) => number): Waveform => {
	const { width, height, data } = picture;
	const counts = new Uint32Array(width * 256);
	// Plain loops: this runs on every frame that is looked at, over every pixel of it.
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			const place = levelAt(data, (row * width + column) * 4) * width + column;
			counts[place] = (counts[place] ?? 0) + 1;
		}
	}
	return { columns: width, counts };
};

/** How bright a picture is, column by column: the luma waveform. */
export const lumaWaveform = (picture: SampledPicture): Waveform =>
	countedColumns(picture, (data, offset) => Math.round(lumaOf(data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0)));

/** Red, green and blue, column by column: what stands side by side in a parade. */
export const rgbParade = (picture: SampledPicture): readonly [red: Waveform, green: Waveform, blue: Waveform] => [
	countedColumns(picture, (data, offset) => data[offset] ?? 0),
	countedColumns(picture, (data, offset) => data[offset + 1] ?? 0),
	countedColumns(picture, (data, offset) => data[offset + 2] ?? 0),
];
