import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputArguments, runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { probeFile } from '../../electron/engine/media/probe.ts';
import { makeMedia } from './madeMedia.ts';

/** Playlists and documents under video names. The canary is a real film beside them and an address on this machine: neither may be opened. */

let folder = '';
let port = 0;
let visits = 0;
const server = createServer((_request, response) => {
	visits++;
	response.end();
});
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-disguise-'));
	await makeMedia(folder, 'plain.mp4');
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true, force: true });
});

const bodies = (canary: string, address: string): Record<string, string | Buffer> => ({
	ffconcat: `ffconcat version 1.0\nfile '${canary}'\n`,
	'ffconcat-after-blanks': `\n\n  ffconcat version 1.0\nfile '${canary}'\n`,
	m3u8: `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n${canary}\n#EXT-X-ENDLIST\n`,
	'm3u8-with-address': `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n${address}\n#EXT-X-ENDLIST\n`,
	'm3u8-with-mark': `\uFEFF#EXTM3U\n#EXTINF:1,\n${canary}\n`,
	// Control characters hide it from whoever only looks for text; the demuxer's own probe does not mind.
	'm3u8-hidden': Buffer.concat([Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n${canary}\n#EXT-X-ENDLIST\n`), Buffer.alloc(64)]),
	'ffconcat-hidden': Buffer.concat([Buffer.from(`ffconcat version 1.0\nfile '${canary}'\n#`), Buffer.from([0, 1, 2, 3])]),
	mpd: `<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation><BaseURL>${address}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
	sdp: 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n',
	svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${address}"/></svg>`,
	html: `<!doctype html><video src="${address}">`,
	imf: `<?xml version="1.0"?><CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016"></CompositionPlaylist>`,
	subtitles: '1\n00:00:00,000 --> 00:00:01,000\nHello\n',
	text: 'Nothing to see here.',
	zip: Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000rest of an archive', 'latin1'),
});
const endings = ['mp4', 'mkv', 'mov', 'avi', 'webm', 'ts', 'mp3', 'wav', 'jpg', 'png', 'gif', 'mxf'];

test('no disguised file is taken, whatever it is called, and nothing it names is opened', async () => {
	const files = bodies(join(folder, 'plain.mp4'), `http://127.0.0.1:${port}/canary.mp4`);
	const taken: string[] = [];
	let cases = 0;
	for (const [name, body] of Object.entries(files)) {
		for (const ending of endings) {
			const path = join(folder, `${name}.${ending}`);
			await writeFile(path, body);
			const answer = await probeFile(path).then(() => 'taken', error => error.failure?.kind ?? String(error));
			cases++;
			if (answer !== 'media-unsupported' && answer !== 'media-unreadable') {
				taken.push(`${name}.${ending}: ${answer}`);
			}
		}
	}
	expect(taken).toEqual([]);
	expect(cases).toBe(180);
	expect(visits).toBe(0);
});

test('the arguments alone keep playlists out, should one ever get so far', async () => {
	const files = bodies(join(folder, 'plain.mp4'), `http://127.0.0.1:${port}/canary.mp4`);
	for (const name of ['ffconcat', 'm3u8', 'm3u8-with-address', 'm3u8-hidden', 'ffconcat-hidden', 'sdp', 'mpd', 'svg', 'subtitles']) {
		const path = join(folder, `direct-${name}.mp4`);
		await writeFile(path, files[name] ?? '');
		const answer = await runFfmpeg([...inputArguments(path), '-f', 'null', '-'], { timeoutMs: 20_000 }).then(() => 'opened', error => error.failure.kind);
		expect([name, answer]).toEqual([name, 'tool-failed']);
	}
	expect(visits).toBe(0);
});

test('without the white-list ffmpeg does follow such a file, so the canary can sing', async () => {
	const path = join(folder, 'followed.mp4');
	// Absolute paths count as unsafe to `concat`; a name beside the list does not.
	await writeFile(path, 'ffconcat version 1.0\nfile plain.mp4\n');
	await runFfmpeg(['-i', path, '-f', 'null', '-']);
});
