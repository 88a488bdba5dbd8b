import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { fontFamilies } from '../electron/shared/drawing/fonts.ts';
import { root } from './run.ts';

/** Modules that stay outside the bundles: what Electron gives, and what holds native code. */
const external = ['electron', '@napi-rs/canvas', 'better-sqlite3', 'onnxruntime-node', 'fluent-ffmpeg'];

/** The desktop's bundles: one file per process. Sandboxed preloads must be CommonJS. */
const bundles = [
	{ name: 'main', entry: 'electron/main/main.ts', format: 'es' },
	{ name: 'preload', entry: 'electron/preload/preload.ts', format: 'cjs' },
	{ name: 'engine', entry: 'electron/engine/main.ts', format: 'es' },
	{ name: 'inference', entry: 'electron/inference/main.ts', format: 'es' },
] as const;

export const desktopFolder = join(root, 'dist', 'electron');

/** Puts the fonts titles are drawn with, and their licences, beside the engine's bundle. */
const copyFonts = (): void => {
	const packages = join(root, 'node_modules', '@expo-google-fonts');
	const files = fontFamilies.flatMap(family => [...family.faces.map(face => face.file), `${family.faces[0]?.file.split('/')[0]}/LICENSE_FONT`]);
	files.forEach((file) => {
		const target = join(desktopFolder, 'fonts', file);
		mkdirSync(dirname(target), { recursive: true });
		cpSync(join(packages, file), target);
	});
};

/** Bundles main, preload, engine and inference into `dist/electron`, with the fonts they need. */
export const buildDesktop = async (): Promise<void> => {
	copyFonts();
	for (const { name, entry, format } of bundles) {
		await build({
			configFile: false, logLevel: 'warn', root,
			build: {
				outDir: desktopFolder, emptyOutDir: false, target: 'node24', minify: false, sourcemap: true, ssr: true,
				rollupOptions: {
					input: { [name]: join(root, entry) }, external: [...external, /^node:/],
					output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js', codeSplitting: false },
				},
			},
			ssr: { noExternal: true, external: [...external] },
		});
	}
};
