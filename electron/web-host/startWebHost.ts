import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer } from 'ws';
import { fileResponse } from '../engine/bytes/fileResponse.ts';
import { pageHeaders } from '../engine/bytes/pageHeaders.ts';
import { mimeOfPage } from '../engine/bytes/pageMime.ts';
import { isInside } from '../engine/files/grants.ts';
import type { Engine } from '../engine/startEngine.ts';
import { toFailure } from '../shared/contract/failure.ts';
import { checkRequest } from './checkRequest.ts';
import { receiveUpload } from './upload.ts';
import { webSocketPort } from './webSocketPort.ts';

export type WebHost = { url: string; port: number; token: string; dispose: () => Promise<void> };

/**
 * Serves the editor to a browser on this machine: the page, the contract over a WebSocket, and bytes by URL. Listens on 127.0.0.1 alone.
 * `pageFolder` holds the built renderer.
 */
export const startWebHost = async (options: { engine: Engine; pageFolder: string; port?: number }): Promise<WebHost> => {
	const token = randomBytes(24).toString('base64url');
	const { engine } = options;
	let port = 0;

	const check = (request: IncomingMessage, url: URL, wants: 'page' | 'private', isUpgrade: boolean) => checkRequest({
		method: request.method ?? '', host: request.headers.host, origin: request.headers.origin,
		fetchSite: request.headers['sec-fetch-site']?.toString(), token: url.searchParams.get('token'), wants, isUpgrade,
	}, { port, token });

	const sendText = (response: ServerResponse, status: number, text: string) => {
		response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' }).end(text);
	};
	const sendJson = (response: ServerResponse, status: number, value: unknown) => {
		response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json' }).end(JSON.stringify(value));
	};
	const sendFile = async (request: IncomingMessage, response: ServerResponse, path: string, mime: string, extra: Record<string, string> = {}) => {
		const answer = await fileResponse(path, mime, request.headers.range);
		response.writeHead(answer.status, { ...pageHeaders, ...answer.headers, ...extra });
		if (!answer.body || request.method === 'HEAD') {
			answer.body?.destroy();
			response.end();
			return;
		}
		// The browser drops a range it no longer wants all the time while scrubbing; that is no error.
		await pipeline(answer.body, response).catch(() => response.destroy());
	};

	const servePage = async (request: IncomingMessage, response: ServerResponse, pathname: string) => {
		const file = normalize(join(options.pageFolder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
		if (!isInside(options.pageFolder, file)) {
			sendText(response, 404, 'Not here.');
			return;
		}
		await sendFile(request, response, file, mimeOfPage(extname(file)), { 'cache-control': 'no-cache' });
	};

	const servePrivate = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
		if (url.pathname === '/upload' && request.method === 'POST') {
			const path = await receiveUpload(request, engine.uploadFolder(), url.searchParams.get('name') ?? '');
			sendJson(response, 200, { path });
			return;
		}
		const file = engine.fileForUrl(decodeURIComponent(url.pathname.slice(1)));
		if (!file) {
			sendText(response, 404, 'Not here.');
			return;
		}
		await sendFile(request, response, file.path, file.mime, file.downloadName ? { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.downloadName)}` } : {});
	};

	const isPrivate = (pathname: string) => ['/media/', '/download/', '/upload'].some(prefix => pathname.startsWith(prefix));

	const server = createServer((request, response) => {
		const answer = async () => {
			const url = new URL(request.url ?? '/', 'http://127.0.0.1');
			const wants = isPrivate(url.pathname) ? 'private' as const : 'page' as const;
			const refusal = check(request, url, wants, false);
			if (refusal) {
				sendText(response, refusal.status, refusal.reason);
			} else if (wants === 'private') {
				await servePrivate(request, response, url);
			} else {
				await servePage(request, response, url.pathname);
			}
		};
		answer().catch((error: unknown) => {
			if (response.headersSent) {
				response.destroy();
			} else {
				sendJson(response, error instanceof URIError || error instanceof TypeError ? 400 : 500, { failure: toFailure(error) });
			}
		});
	});

	// 16 MiB: a paste of ten thousand clips fits, a flood does not.
	const sockets = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024 * 1024 });
	server.on('upgrade', (request, socket, head) => {
		const url = new URL(request.url ?? '/', 'http://127.0.0.1');
		const refusal = url.pathname === '/contract' ? check(request, url, 'private', true) : { status: 400, reason: 'Not here.' };
		if (refusal) {
			socket.end(`HTTP/1.1 ${refusal.status} Refused\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${refusal.reason}`);
			return;
		}
		sockets.handleUpgrade(request, socket, head, (client) => {
			client.on('error', () => client.terminate());
			engine.serve(webSocketPort(client));
		});
	});

	server.listen(options.port ?? 0, '127.0.0.1');
	await once(server, 'listening');
	// `listen` on a TCP port always gives an AddressInfo.
	port = (server.address() as AddressInfo).port;

	return {
		port, token, url: `http://127.0.0.1:${port}/#token=${token}`,
		dispose: async () => {
			sockets.clients.forEach(client => client.terminate());
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
};
