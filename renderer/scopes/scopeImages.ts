import { vectorscopeSize } from '../../electron/shared/scopes/vectorscope.ts';
import type { Waveform } from '../../electron/shared/scopes/waveform.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** The light a trace of so many pixels has, 0…1: single pixels are seen, and many do not drown each other. */
const lightOf = (share: number, gain: number): number => Math.min(1, Math.sqrt(share * gain));

const pictureOf = (image: ImageData): OffscreenCanvas => {
	const canvas = new OffscreenCanvas(image.width, image.height);
	canvas.getContext('2d')?.putImageData(image, 0, 0);
	return canvas;
};

const summed = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);

/** A waveform as a picture so many rows high, white at the top, one column for each of the picture looked at. Levels that share a row are counted together, so that thin lines stay bright. */
export const waveformImage = ({ columns, counts }: Waveform, height: number, [red, green, blue]: Colour): OffscreenCanvas => {
	const rows = Math.max(2, Math.min(256, Math.round(height)));
	const rowCounts = new Uint32Array(rows * columns);
	counts.forEach((count, place) => {
		if (count > 0) {
			const row = Math.round((255 - Math.floor(place / columns)) / 255 * (rows - 1));
			rowCounts[row * columns + place % columns] = (rowCounts[row * columns + place % columns] ?? 0) + count;
		}
	});
	const image = new ImageData(columns, rows);
	const pixelsInColumn = summed(counts) / columns;
	rowCounts.forEach((count, place) => {
		if (count > 0) {
			image.data.set([red, green, blue, 255 * lightOf(count / pixelsInColumn, 6_000 / rows)], place * 4);
		}
	});
	return pictureOf(image);
};

/** A vectorscope as a picture of so many pixels each way: every place in the colour it stands for, so that it reads without a legend, with a little glow around it. */
export const vectorscopeImage = (counts: Uint32Array, side: number): OffscreenCanvas => {
	const size = Math.max(32, Math.min(vectorscopeSize, Math.round(side)));
	const light = new Float32Array(size * size);
	const total = summed(counts);
	const scaled = (place: number) => Math.round(place / (vectorscopeSize - 1) * (size - 1));
	const brighten = (column: number, row: number, amount: number) => {
		if (column >= 0 && row >= 0 && column < size && row < size) {
			light[row * size + column] = Math.max(light[row * size + column] ?? 0, amount);
		}
	};
	counts.forEach((count, place) => {
		if (count > 0) {
			const [column, row] = [scaled(place % vectorscopeSize), scaled(Math.floor(place / vectorscopeSize))];
			const amount = lightOf(count / total, 3000);
			brighten(column, row, amount);
			[[1, 0], [-1, 0], [0, 1], [0, -1]].forEach(([x = 0, y = 0]) => brighten(column + x, row + y, amount * 0.55));
		}
	});
	const image = new ImageData(size, size);
	light.forEach((amount, place) => {
		if (amount > 0) {
			const blue = (place % size / (size - 1) - 0.5) * 1.8556;
			const red = (0.5 - Math.floor(place / size) / (size - 1)) * 1.5748;
			const green = -(0.2126 * red + 0.0722 * blue) / 0.7152;
			image.data.set([...[red, green, blue].map(part => 255 * (0.66 + 0.55 * part)), 255 * amount], place * 4);
		}
	});
	return pictureOf(image);
};
