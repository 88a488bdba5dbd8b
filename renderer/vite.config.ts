import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds the page both hosts serve. Nothing is fetched: fonts and icons come out of node_modules. */
export default defineConfig({
	root: here,
	// Relative, so that the same files work below http://127.0.0.1:… and below reelwright://app/.
	base: './',
	plugins: [svelte({ configFile: fileURLToPath(new URL('svelte.config.js', import.meta.url)) })],
	worker: { format: 'es' },
	build: {
		outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
		emptyOutDir: true,
		target: 'chrome140',
		sourcemap: true,
		// The content security policy allows fonts and scripts from files only, never from data URLs.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 2000,
	},
	server: { host: '127.0.0.1', fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
});
