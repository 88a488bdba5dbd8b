import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import { lumaOf, type RgbaPicture } from './ssim.ts';

/** One comparison, for the page of all. */
export type ParityResult = {
	readonly name: string; readonly frame: number; readonly similarity: number; readonly least: number; readonly shift: { readonly x: number; readonly y: number };
	readonly preview: RgbaPicture; readonly exported: RgbaPicture;
};

export const reportFolder = fileURLToPath(new URL('../../test-results/parity/', import.meta.url));

const png = ({ width, height, data }: RgbaPicture): Buffer => {
	const canvas = createCanvas(width, height);
	canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
	return canvas.toBuffer('image/png');
};

/** Differences of luma, eight times as strong, on grey. */
const difference = (a: RgbaPicture, b: RgbaPicture): RgbaPicture => {
	const [lumaA, lumaB] = [lumaOf(a), lumaOf(b)];
	const data = new Uint8ClampedArray(a.data.length);
	for (let pixel = 0; pixel < lumaA.length; pixel++) {
		data.fill(128 + 8 * ((lumaA[pixel] ?? 0) - (lumaB[pixel] ?? 0)), 4 * pixel, 4 * pixel + 3);
		data[4 * pixel + 3] = 255;
	}
	return { width: a.width, height: a.height, data };
};

const row = (result: ParityResult, number: number, page: string): string => `<tr class="${result.similarity >= result.least ? 'good' : 'bad'}">
<th>${result.name}<br>frame ${result.frame}<br>SSIM ${result.similarity.toFixed(4)} (at least ${result.least})<br>moved by ${result.shift.x.toFixed(2)}, ${result.shift.y.toFixed(2)} px</th>
${['preview', 'exported', 'difference'].map(kind => `<td><img src="${page}-${number}-${kind}.png" alt="${kind}"></td>`).join('')}</tr>`;

/** Writes `test-results/parity/<page>.html`: preview, export and their difference for every comparison. */
export const writeReport = async (results: readonly ParityResult[], page = 'index'): Promise<void> => {
	await mkdir(reportFolder, { recursive: true });
	for (const [number, { preview, exported }] of results.entries()) {
		await writeFile(join(reportFolder, `${page}-${number}-preview.png`), png(preview));
		await writeFile(join(reportFolder, `${page}-${number}-exported.png`), png(exported));
		await writeFile(join(reportFolder, `${page}-${number}-difference.png`), png(difference(preview, exported)));
	}
	await writeFile(join(reportFolder, `${page}.html`), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parity</title>
<style>body{font:13px sans-serif;background:#111214;color:#e8e9eb}img{width:480px}th{text-align:left;font-weight:normal;padding:8px}.bad th{color:#ff8a5c}</style>
<h1>Preview, export, difference ×8</h1><table>${results.map((result, number) => row(result, number, page)).join('\n')}</table></html>`);
};
