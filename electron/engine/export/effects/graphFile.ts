import { deflateSync, crc32 } from 'node:zlib';
import type { ColourTable } from '../../../shared/effects/colourTable.ts';

/** A file a filter graph reads from the folder ffmpeg is started in. The name is our own: letters, digits and a dot. */
export type GraphFile = { readonly name: string; readonly bytes: () => Uint8Array | AsyncIterable<Uint8Array> };

/** ffmpeg cuts where the preview rounds: half a code on top makes cutting rounding. */
const half = 0.5 / 255;

/** A table as a .cube file for `lut3d`: its colours, or its alpha as grey. */
export const cubeFile = (table: ColourTable, part: 'colour' | 'alpha'): Uint8Array => {
	const lines = [`LUT_3D_SIZE ${table.size}`];
	for (let at = 0; at < table.values.length; at += 4) {
		const places = part === 'colour' ? [at, at + 1, at + 2] : [at + 3, at + 3, at + 3];
		lines.push(places.map(place => ((table.values[place] ?? 0) + half).toFixed(6)).join(' '));
	}
	return new TextEncoder().encode(`${lines.join('\n')}\n`);
};

/** A grey picture as a PGM file. */
export const greyFile = (pixels: Uint8Array, width: number, height: number): Uint8Array => {
	const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
	const file = new Uint8Array(head.length + pixels.length);
	file.set(head);
	file.set(pixels, head.length);
	return file;
};

const pngChunk = (type: string, data: Uint8Array): Buffer => {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const chunk = Buffer.alloc(body.length + 8);
	chunk.writeUInt32BE(data.length, 0);
	body.copy(chunk, 4);
	chunk.writeUInt32BE(crc32(body), body.length + 4);
	return chunk;
};

/** A grey picture as a PNG file: flat areas, of which masks consist, take next to no bytes. */
export const greyPng = (pixels: Uint8Array, width: number, height: number): Uint8Array => {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// Eight bits of grey; no palette, the usual compression and filters, not interlaced.
	head[8] = 8;
	const rows = Buffer.alloc((width + 1) * height);
	for (let row = 0; row < height; row++) {
		rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
	}
	return Buffer.concat([Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), pngChunk('IHDR', head), pngChunk('IDAT', deflateSync(rows, { level: 1 })), pngChunk('IEND', new Uint8Array())]);
};

/** Grey pictures one after the other in one file, each drawn when its turn comes, so that the engine answers others in between. */
export const greyFilm = async function* (pictures: readonly (() => Uint8Array)[], width: number, height: number): AsyncIterable<Uint8Array> {
	for (const picture of pictures) {
		yield greyPng(picture(), width, height);
		await new Promise(resolve => setImmediate(resolve));
	}
};
