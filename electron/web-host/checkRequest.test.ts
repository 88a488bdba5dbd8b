import { expect, test } from 'vitest';
import { checkRequest, type RequestFacts } from './checkRequest.ts';

const own = { port: 4321, token: 'right' };
const good: RequestFacts = { method: 'GET', host: '127.0.0.1:4321', origin: undefined, fetchSite: 'same-origin', token: 'right', wants: 'private', isUpgrade: false };
const socket = { isUpgrade: true, origin: 'http://127.0.0.1:4321', fetchSite: undefined };

test.each<[string, Partial<RequestFacts>, number | null]>([
	['an ordinary request', {}, null],
	['localhost by name', { host: 'localhost:4321' }, null],
	['a typed address', { fetchSite: 'none', wants: 'page', token: null }, null],
	['its own WebSocket', socket, null],
	['no Host', { host: undefined }, 403],
	['a rebound name', { host: 'evil.example:4321' }, 403],
	['a name that begins alike', { host: '127.0.0.1:4321.evil.example' }, 403],
	['another port', { host: '127.0.0.1:80' }, 403],
	['a foreign origin', { origin: 'https://evil.example' }, 403],
	['the null origin of a sandboxed frame', { origin: 'null' }, 403],
	['the same host over another port', { origin: 'http://127.0.0.1:9999' }, 403],
	['localhost calling 127.0.0.1', { origin: 'http://localhost:4321' }, 403],
	['a cross-site image tag', { fetchSite: 'cross-site' }, 403],
	['a same-site other port', { fetchSite: 'same-site' }, 403],
	['a WebSocket without origin', { ...socket, origin: undefined }, 403],
	['a foreign WebSocket', { ...socket, origin: 'https://evil.example' }, 403],
	['no token', { token: null }, 401],
	['an empty token', { token: '' }, 401],
	['a wrong token', { token: 'wrong' }, 401],
	['a token with a tail', { token: 'right ' }, 401],
	['PUT', { method: 'PUT' }, 405],
	['OPTIONS, a preflight', { method: 'OPTIONS' }, 405],
])('%s', (_name, facts, status) => {
	expect(checkRequest({ ...good, ...facts }, own)?.status ?? null).toBe(status);
});
