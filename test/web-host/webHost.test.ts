import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startWebHost, type WebHost } from '../../electron/web-host/startWebHost.ts';
import { startTestEngine, temporaryFolder } from '../harness/engine.ts';

/** The loopback host under attack, over real sockets. */
const granted = temporaryFolder();
const page = join(granted.folder, 'page');
let host: WebHost;
let started: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
	mkdirSync(page);
	writeFileSync(join(page, 'index.html'), '<title>Reelwright</title>');
	writeFileSync(join(granted.folder, 'canary.txt'), 'canary');
	symlinkSync('/etc', join(granted.folder, 'way-out'));
	started = await startTestEngine([granted.folder]);
	await started.engine.client().call('project.new', { path: join(granted.folder, 'film.reel') });
	host = await startWebHost({ engine: started.engine, pageFolder: page });
});
afterAll(async () => {
	await host.dispose();
	await started.dispose();
	granted.remove();
});

/** A request exactly as written: no client library tidies the path or the headers. */
const ask = (path: string, options: RequestOptions = {}, body?: string): Promise<{ status: number; text: string }> => new Promise((resolve, reject) => {
	const asked = request({ host: '127.0.0.1', port: host.port, path, ...options }, (answer) => {
		let text = '';
		answer.on('data', (data: Buffer) => text += String(data)).on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
	});
	asked.on('error', reject).end(body);
});
const withToken = (path: string) => `${path}${path.includes('?') ? '&' : '?'}token=${host.token}`;

test('the page needs no token, and says who may talk to whom', async () => {
	expect(await ask('/')).toMatchObject({ status: 200, text: '<title>Reelwright</title>' });
});

test.each<[string, string, RequestOptions, number]>([
	['a rebound name', '/', { headers: { host: 'evil.example' } }, 403],
	['a foreign origin', '/upload?name=x', { method: 'POST', headers: { origin: 'https://evil.example' } }, 403],
	['a cross-site picture', '/media/x/preview', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
	['media without a token', '/media/x/preview', {}, 401],
	['an upload without a token', '/upload?name=x', { method: 'POST' }, 401],
	['a wrong token', '/media/x/preview?token=guess', {}, 401],
	['a preflight', '/upload', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 403],
	['a deletion', '/', { method: 'DELETE' }, 405],
	['climbing out of the page folder', '/../canary.txt', {}, 404],
	['climbing out, encoded', '/%2e%2e/canary.txt', {}, 404],
	['climbing out, encoded slash', '/..%2fcanary.txt', {}, 404],
	['a broken escape', '/%zz', {}, 400],
])('%s is refused', async (_name, path, options, status) => {
	const answer = await ask(path, options);
	expect(answer.status).toBe(status);
	expect(answer.text).not.toContain('canary');
});

test.each(['/media/..%2f..%2fcanary.txt/preview', '/media/asset-x/..%2f..%2fcanary.txt', '/download/job-x', '/media/'])('%s with a good token leads nowhere', async (path) => {
	const answer = await ask(withToken(path));
	expect(answer.status).toBe(404);
	expect(answer.text).not.toContain('canary');
});

test('an upload lands beside the film under a harmless name', async () => {
	const origin = `http://127.0.0.1:${host.port}`;
	const answer = await ask(withToken('/upload?name=..%2F..%2Fetc%2Fpasswd'), { method: 'POST', headers: { origin } }, 'hello');
	expect(JSON.parse(answer.text)).toEqual({ path: join(granted.folder, 'film.media', 'passwd') });
});

const openSocket = (path: string, origin?: string): Promise<'open' | number> => new Promise((resolve) => {
	const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { ...origin !== undefined && { origin } });
	socket.on('open', () => {
		socket.close();
		resolve('open');
	});
	socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
	socket.on('error', () => undefined);
});
test('a WebSocket needs the token and our own page', async () => {
	const origin = `http://127.0.0.1:${host.port}`;
	expect(await openSocket(withToken('/contract'), origin)).toBe('open');
	expect(await openSocket('/contract', origin)).toBe(401);
	expect(await openSocket(withToken('/contract'))).toBe(403);
	expect(await openSocket(withToken('/contract'), 'https://evil.example')).toBe(403);
	expect(await openSocket(withToken('/elsewhere'), origin)).toBe(400);
});

test('a socket that speaks no JSON is closed, and a flood is cut off', async () => {
	for (const message of ['not json', Buffer.from([1, 2, 3]), 'x'.repeat(17 * 1024 * 1024)]) {
		const socket = new WebSocket(`ws://127.0.0.1:${host.port}${withToken('/contract')}`, { origin: `http://127.0.0.1:${host.port}` });
		await new Promise(resolve => socket.on('open', resolve));
		const closed = new Promise(resolve => socket.on('close', resolve));
		socket.on('error', () => undefined);
		socket.send(message);
		expect([1003, 1006, 1009]).toContain(await closed);
	}
});

test('the contract opens nothing outside the granted folders', async () => {
	const client = started.engine.client();
	const failure = (promise: Promise<unknown>) => promise.then(() => 'done', error => error.failure.kind as string);
	expect(await failure(client.call('files.list', { path: '/etc' }))).toBe('path-not-granted');
	expect(await failure(client.call('files.list', { path: join(granted.folder, 'way-out') }))).toBe('path-not-granted');
	expect(await failure(client.call('project.saveCopy', { path: '/etc/film.reel' }))).toBe('path-not-granted');
	expect(await failure(client.call('project.open', { path: join(granted.folder, 'way-out', 'film.reel') }))).toBe('path-not-granted');
	const { refused } = await client.call('media.import', { paths: ['/etc/hostname'] });
	expect(refused).toMatchObject([{ failure: { kind: 'path-not-granted' } }]);
	expect((await client.call('files.list', { path: null })).entries.map(entry => entry.path)).toEqual([granted.folder]);
});
