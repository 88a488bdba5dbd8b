import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { temporaryFolder } from '../harness/engine.ts';

/** The command line as it is started, in a process of its own: what it prints, where, and with which exit code. */
const scratch = temporaryFolder();
const root = dirname(dirname(import.meta.dirname));
const entry = join(root, 'electron', 'cli', 'main.ts');
const film = join(scratch.folder, 'film.reel');
const clip = join(scratch.folder, 'clip.mp4');

type Outcome = { code: number; out: string; error: string };
const reelwright = (args: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> => new Promise((resolve) => {
	const env = { ...process.env, REELWRIGHT_CACHE: join(scratch.folder, 'cache'), REELWRIGHT_SETTINGS: join(scratch.folder, 'settings'), ...environment };
	execFile(process.execPath, [entry, ...args], { cwd: scratch.folder, env }, (error, out, stderr) =>
		resolve({ code: typeof error?.code === 'number' ? error.code : Number(error !== null), out, error: stderr }));
});
/** A refusal: the exit code says so, stdout stays empty, stderr has exactly one line that matches. */
const expectRefusal = ({ code, out, error }: Outcome, sentence: RegExp, expectedCode = 1) => {
	expect({ code, out, lines: error.trimEnd().split('\n').length }, error).toEqual({ code: expectedCode, out: '', lines: 1 });
	expect(error).toMatch(sentence);
	expect(error).not.toMatch(/\bat .*\.ts:\d+/);
};

beforeAll(async () => {
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=2', '-f', 'lavfi', '-i', 'sine=frequency=330:duration=2', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-y', clip]);
	expect(await reelwright(['new', film])).toMatchObject({ code: 0 });
	expect(await reelwright(['import', film, clip, '--append'])).toMatchObject({ code: 0, error: '' });
});
afterAll(scratch.remove);

describe('the ordinary way', () => {
	test('a film is made, filled, cut, looked at, taken back and exported', async () => {
		expect((await reelwright(['tracks', film])).out).toMatch(/V1[\s\S]*clip\.mp4[\s\S]*A1/);
		expect((await reelwright(['edit', film, 'split', 'at=1s', `sequenceId=${JSON.parse((await reelwright(['info', film, '--json'])).out).sequence.id}`])).out).toMatch(/Split clip/);
		expect((await reelwright(['history', film])).out).toMatch(/● +\d+ +Split clip/);
		expect((await reelwright(['undo', film])).out).toMatch(/Split clip/);
		expect((await reelwright(['redo', film])).code).toBe(0);
		const exported = join(scratch.folder, 'film.webm');
		const outcome = await reelwright(['export', film, exported, '--from', '0.5s', '--to', '1.5s', '--quality', 'draft']);
		expect(outcome).toMatchObject({ code: 0, out: expect.stringContaining(`Wrote ${exported}`) });
		expect(existsSync(exported)).toBe(true);
	});

	test('people join the cast, are listed and leave it', async () => {
		expect((await reelwright(['cast-add', film, 'Anna', 'clip.mp4', '--consent', 'said yes', '--square', '0.5'])).out).toBe('Anna is in the cast.\n');
		expect((await reelwright(['cast', film])).out).toBe('Anna  from “clip.mp4”  (said yes)\n');
		expectRefusal(await reelwright(['generate', film, 'waves', '--with', 'Ben']), /nobody called “Ben” in the cast, only Anna/);
		expect((await reelwright(['cast-remove', film, 'anna'])).out).toBe('Anna is no longer in the cast.\n');
	});

	test('loudness is measured, clips are brought to a target, and the film is at export', async () => {
		expect((await reelwright(['loudness', film])).out).toMatch(/^-\d+\.\d LUFS, true peak -\d+\.\d dBTP, range \d+\.\d LU\n$/);
		expect((await reelwright(['normalise', film, '--target', '-24'])).out).toMatch(/clip\.mp4.* -24\.0 LUFS/);
		expect(JSON.parse((await reelwright(['loudness', film, '--json'])).out).integrated).toBeCloseTo(-24, 0);
		expect((await reelwright(['undo', film])).out).toMatch(/Normalise loudness to -24 LUFS/);
		const wav = join(scratch.folder, 'loud.wav');
		expect(await reelwright(['export', film, wav, '--loudness', '-18', '--ceiling', '-2'])).toMatchObject({ code: 0 });
		expect(existsSync(wav)).toBe(true);
		expectRefusal(await reelwright(['normalise', film, '--target', '3']), /between −40 and −5 LUFS/);
		expectRefusal(await reelwright(['soundtrack', film, '--stem', 'shouting']), /no stem “shouting”/);
	});

	test('--json gives data', async () => {
		const info = JSON.parse((await reelwright(['info', film, '--json'])).out);
		expect(info).toMatchObject({ path: film, sequence: { width: 320, height: 180, frameRate: { numerator: 25, denominator: 1 } }, assets: [{ name: 'clip.mp4' }], media: [{ state: 'ready' }] });
		expect(JSON.parse((await reelwright(['edit', film, '--json'])).out).length).toBeGreaterThan(20);
	});
});

describe('bad input is refused in one line, and nothing is lost', () => {
	const broken: Record<string, (path: string) => void> = {
		'empty.mp4': path => writeFileSync(path, ''),
		'cut off.mp4': path => writeFileSync(path, readFileSync(clip).subarray(0, 2000)),
		'text.mp4': path => writeFileSync(path, 'This is not a film.\n'.repeat(50)),
		'playlist.mp4': path => writeFileSync(path, `ffconcat version 1.0\nfile '${clip}'\n`),
		'folder.mp4': path => mkdirSync(path),
	};
	test.each([
		['missing.mp4', /is not there/], ['empty.mp4', /is empty/], ['cut off.mp4', /could not be read/], ['text.mp4', /cannot be used|could not be read/],
		['playlist.mp4', /cannot be used/], ['folder.mp4', /is a folder/],
	])('importing %s', async (name, sentence) => {
		const path = join(scratch.folder, name);
		broken[name]?.(path);
		const { code, error } = await reelwright(['import', film, path]);
		expect(code).toBe(1);
		expect(error).toMatch(sentence);
		expect(error.trimEnd().split('\n')).toHaveLength(1);
	});

	test('a good file comes in although another one is refused', async () => {
		const copy = join(scratch.folder, 'copy.mp4');
		copyFileSync(clip, copy);
		const { code, out, error } = await reelwright(['import', film, join(scratch.folder, 'missing.mp4'), copy]);
		expect({ code, out, error }).toMatchObject({ code: 1, out: expect.stringContaining('copy.mp4'), error: expect.stringContaining('missing.mp4') });
		await reelwright(['undo', film]);
	});

	test.each<[string, string[], RegExp, number?]>([
		['a film that is not there', ['info', 'none.reel'], /There is no project/],
		['a film that is no film', ['info', clip], /is not a Reelwright project/],
		['making a film over another', ['new', film], /exists already/],
		['an unknown edit', ['edit', film, 'beautify'], /beautify/],
		['an edit with a wrong argument', ['edit', film, 'split', 'when=1s'], /makes no sense/],
		['an argument that is none', ['edit', film, 'split', 'now'], /name=value/],
		['an edit beyond the end', ['edit', film, 'split', '{"at":705600000000,"sequenceId":"sequence-1"}'], /./],
		['a negative length', ['edit', film, 'trimTail', 'clipId=clip-none', 'to=-5'], /./],
		['an empty prompt', ['generate', film, ''], /prompt is empty/],
		['a prompt of 5 000 characters', ['generate', film, 'sea '.repeat(1250)], /2 000 characters/],
		['an impossible length', ['generate', film, 'the sea', '--seconds', '100000'], /at most/],
		['a length that is no time', ['generate', film, 'the sea', '--seconds', 'long'], /is not a time/],
		['a shape no model makes', ['generate', film, 'the sea', '--size', '7:1'], /7:1/],
		['an unknown track', ['generate', film, 'the sea', '--track', 'V99'], /There is no track/],
		['a soundtrack for a clip that is not there', ['soundtrack', film, '--clip', 'clip-none'], /./],
		['an export size that is none', ['export', film, 'x.mp4', '--size', 'big'], /is not a picture size/],
		['an export quality that is none', ['export', film, 'x.mp4', '--quality', 'perfect'], /makes no sense/],
		['an export into a folder that is not there', ['export', film, '/nonexistent-folder/x.mp4'], /could not be written/],
		['an unknown command', ['improve', film], /unknown command/, 2],
		['too few words', ['export', film], /missing required argument/, 2],
	])('%s', async (_name, args, sentence, code) => {
		expectRefusal(await reelwright(args), sentence, code);
	});

	test('ffmpeg is not there: it says how to install it', async () => {
		// A file that was never looked at: what is known already needs no ffmpeg.
		const fresh = join(scratch.folder, 'fresh.mp4');
		copyFileSync(clip, fresh);
		const { code, error } = await reelwright(['import', film, fresh], { REELWRIGHT_FFMPEG: '/nowhere/ffmpeg', REELWRIGHT_FFPROBE: '/nowhere/ffprobe' });
		expect(code).toBe(1);
		expect(error).toMatch(/is not installed\. Install it/);
	});

	test('weights are missing, or not what they should be: the file is named', async () => {
		const weights = join(root, 'native-models', 'nano', 'weights');
		const folder = join(scratch.folder, 'weights');
		mkdirSync(folder);
		readdirSync(weights).forEach(name => copyFileSync(join(weights, name), join(folder, name)));
		rmSync(join(folder, 'video-text.onnx'));
		expectRefusal(await reelwright(['generate', film, 'the sea at sunset'], { REELWRIGHT_MODEL_FOLDER: folder }), /video-text\.onnx is missing/);
		writeFileSync(join(folder, 'video-text.onnx'), 'not a graph');
		const { code, error } = await reelwright(['generate', film, 'the sea at sunset', '--json'], { REELWRIGHT_MODEL_FOLDER: folder });
		expect({ code, error }).toMatchObject({ code: 1, error: expect.stringMatching(/video-text\.onnx/) });
		// The two clips wait, to be made again once the model is whole; here they are taken back.
		expect((await reelwright(['undo', film])).code).toBe(0);
		expect((await reelwright(['undo', film])).code).toBe(0);
	});

	test('a file of that name stands there already: it is kept', async () => {
		const path = join(scratch.folder, 'precious.mp4');
		writeFileSync(path, 'precious');
		expectRefusal(await reelwright(['export', film, path]), /exists already/);
		expect(readFileSync(path, 'utf8')).toBe('precious');
	});

	test('an export over the footage itself is refused even when told to overwrite', async () => {
		const before = readFileSync(clip);
		const { code } = await reelwright(['export', film, clip, '--overwrite', '--quality', 'draft']);
		expect(code).toBe(1);
		expect(readFileSync(clip).equals(before)).toBe(true);
	});

	test('a project from a newer Reelwright is refused and left as it was', async () => {
		const newer = join(scratch.folder, 'newer.reel');
		const { default: Database } = await import('better-sqlite3');
		copyFileSync(film, newer);
		const database = new Database(newer);
		database.pragma('journal_mode = DELETE');
		database.pragma('user_version = 9999');
		database.close();
		const before = readFileSync(newer);
		expectRefusal(await reelwright(['info', newer]), /newer Reelwright/);
		expect(readFileSync(newer).equals(before)).toBe(true);
	});

	test('after all of that the film is what it was', async () => {
		const info = JSON.parse((await reelwright(['info', film, '--json'])).out);
		expect(info.assets).toHaveLength(1);
		expect((await reelwright(['tracks', film])).out.match(/clip-/g)).toHaveLength(4);
		expect(readdirSync(scratch.folder).filter(name => name.includes('partial'))).toEqual([]);
	});
});
