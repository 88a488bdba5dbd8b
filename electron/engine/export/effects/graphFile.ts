import type { ColourTable } from '../../../shared/effects/colourTable.ts';

/** A file a filter graph reads from the folder ffmpeg is started in. The name is our own: letters, digits and a dot. */
export type GraphFile = { readonly name: string; readonly bytes: () => Uint8Array };

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
