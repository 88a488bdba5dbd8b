import { GlobalFonts } from '@napi-rs/canvas';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coverageOf } from '../../shared/drawing/glyphs.ts';
import type { FontFace, GlyphCoverage } from '../../shared/drawing/fonts.ts';

/** Beside the bundle in the packaged app, where `build/desktop.ts` puts them; in the packages they come from otherwise. */
const folder = [new URL('fonts/', import.meta.url), new URL('../../../node_modules/@expo-google-fonts/', import.meta.url)].map(url => fileURLToPath(url)).find(path => existsSync(path)) ?? '';

const loaded = new Map<string, (codePoint: number) => boolean>();

/** Makes a face known to the engine's canvas. Read as bytes: inside the packaged archive there is no path that native code could open. */
const load = (face: FontFace): ((codePoint: number) => boolean) => {
	const file = readFileSync(join(folder, face.file));
	GlobalFonts.register(file, face.alias);
	const covers = coverageOf(Uint8Array.from(file).buffer);
	loaded.set(face.alias, covers);
	return covers;
};

/** Which characters the bundled fonts have. A face is loaded when it is first asked about, which every text does before it is drawn. */
export const bundledGlyphs: GlyphCoverage = (face, codePoint) => (loaded.get(face.alias) ?? load(face))(codePoint);
