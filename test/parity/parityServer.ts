import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { fileResponse } from '../../electron/engine/bytes/fileResponse.ts';

/** Where an asset's part lies on disk, or null. */
export type FileOf = (assetId: string, part: string) => { readonly path: string; readonly mime: string } | null;

export type ParityServer = { readonly url: string; readonly takeResult: (name: string) => Buffer; readonly close: () => Promise<void> };

const mimes: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json' };

/** Bundles the page as the window is bundled, into `folder`. */
export const buildPage = async (folder: string): Promise<void> => {
	await build({
		configFile: false, logLevel: 'error', base: './',
		root: fileURLToPath(new URL('page', import.meta.url)),
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, modulePreload: { polyfill: false }, minify: false },
	});
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
	const parts: Buffer[] = [];
	for await (const part of request) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts);
};

/** Serves the page, media with byte ranges, and takes results, on a free port of the loopback interface. */
export const startParityServer = async (pageFolder: string, fileOf: FileOf): Promise<ParityServer> => {
	const results = new Map<string, Buffer>();
	const answerFile = async (response: ServerResponse, path: string, mime: string, range: string | undefined): Promise<void> => {
		const { status, headers, body } = await fileResponse(path, mime, range);
		response.writeHead(status, headers);
		if (body) {
			// A browser that has seen enough hangs up in the middle: no failure.
			body.on('error', () => response.destroy());
			response.on('close', () => body.destroy());
			body.pipe(response);
			return;
		}
		response.end();
	};
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const [first = '', ...rest] = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1).split('/');
		if (first === 'results' && request.method === 'POST') {
			results.set(decodeURIComponent(rest.join('/')), await bodyOf(request));
			response.writeHead(204).end();
			return;
		}
		if (first === 'media') {
			const file = fileOf(decodeURIComponent(rest[0] ?? ''), rest.slice(1).join('/'));
			await (file ? answerFile(response, file.path, file.mime, request.headers.range) : void response.writeHead(404).end());
			return;
		}
		const path = normalize(join(pageFolder, first === '' ? 'index.html' : [first, ...rest].join(sep)));
		await answerFile(response, path, mimes[extname(path)] ?? 'application/octet-stream', request.headers.range);
	};
	const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		takeResult: (name) => {
			const result = results.get(name);
			results.delete(name);
			if (!result) {
				throw new Error(`The page has sent no result named ${name}.`);
			}
			return result;
		},
		close: () => new Promise((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		}),
	};
};
