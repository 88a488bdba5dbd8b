import { join } from 'node:path';
import { build } from 'vite';
import { root } from './run.ts';

/** Modules that stay outside the bundles: what Electron gives, and what holds native code. */
const external = ['electron', 'better-sqlite3', 'onnxruntime-node', 'fluent-ffmpeg'];

/** The desktop's bundles: one file per process. Sandboxed preloads must be CommonJS. */
const bundles = [
	{ name: 'main', entry: 'electron/main/main.ts', format: 'es' },
	{ name: 'preload', entry: 'electron/preload/preload.ts', format: 'cjs' },
	{ name: 'engine', entry: 'electron/engine/main.ts', format: 'es' },
	{ name: 'inference', entry: 'electron/inference/main.ts', format: 'es' },
] as const;

export const desktopFolder = join(root, 'dist', 'electron');

/** Bundles main, preload, engine and inference into `dist/electron`. */
export const buildDesktop = async (): Promise<void> => {
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
