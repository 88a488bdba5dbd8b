import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidates, findTools, installSentence } from './findTools.ts';
import { runFfmpeg, runFfprobe, type FfmpegProgress } from './ffmpeg.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const testPicture = (seconds: number) => ['-f', 'lavfi', '-i', `testsrc2=s=64x36:r=25:d=${seconds}`];
const failureOf = (promise: Promise<unknown>) => promise.then(() => null, error => error.failure ?? error);

test('a run reports its progress and ends with an end report', async () => {
	const reports: FfmpegProgress[] = [];
	const path = join(folder, 'a.mp4');
	await runFfmpeg([...testPicture(2), '-y', path], { onProgress: report => reports.push(report) });
	expect(reports.at(-1)).toMatchObject({ frame: 50, isEnd: true });
	expect((await stat(path)).size).toBeGreaterThan(1000);
});

test('output comes in chunks, and ffmpeg waits for a slow reader', async () => {
	let bytes = 0;
	let open = 0;
	const reports: FfmpegProgress[] = [];
	await runFfmpeg([...testPicture(2), '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'], {
		onOutput: async (chunk) => {
			open++;
			expect(open).toBe(1);
			await new Promise(resolve => setTimeout(resolve, 1));
			bytes += chunk.length;
			open--;
		},
		onProgress: report => reports.push(report),
	});
	expect(bytes).toBe(64 * 36 * 3 * 50);
	expect(reports.at(-1)?.isEnd).toBe(true);
});

test('input is written to its stdin', async () => {
	const chunks: Buffer[] = [];
	const samples = Buffer.from(Float32Array.from({ length: 4800 }, (_, index) => Math.sin(index / 10)).buffer);
	await runFfmpeg(['-f', 'f32le', '-ar', '48000', '-ac', '1', '-i', 'pipe:0', '-f', 'f32le', 'pipe:1'], {
		input: [samples.subarray(0, 1000), samples.subarray(1000)], onOutput: chunk => void chunks.push(chunk),
	});
	expect(Buffer.concat(chunks).equals(samples)).toBe(true);
});

test('aborting ends the process at once, as cancelled', async () => {
	const controller = new AbortController();
	const startedAt = performance.now();
	const run = runFfmpeg(['-re', ...testPicture(60), '-f', 'null', '-'], { signal: controller.signal });
	setTimeout(() => controller.abort(), 200);
	expect(await failureOf(run)).toEqual({ kind: 'cancelled' });
	expect(performance.now() - startedAt).toBeLessThan(5000);
	expect(await failureOf(runFfmpeg(testPicture(1), { signal: controller.signal }))).toEqual({ kind: 'cancelled' });
});

test('an error of the reader stops ffmpeg and is passed on', async () => {
	const error = await runFfmpeg([...testPicture(600), '-f', 'rawvideo', 'pipe:1'], {
		onOutput: () => {
			throw new Error('the reader gave up');
		},
	}).catch((caught: unknown) => caught);
	expect(String(error)).toContain('the reader gave up');
});

test('a run over its time is stopped and says so', async () => {
	expect(await failureOf(runFfmpeg(['-re', ...testPicture(60), '-f', 'null', '-'], { timeoutMs: 1000 })))
		.toEqual({ kind: 'tool-failed', tool: 'ffmpeg', problem: 'it took longer than 1 s' });
});

test('a full device is told as a full disk', async () => {
	expect(await failureOf(runFfmpeg([...testPicture(1), '-f', 'rawvideo', '-y', '/dev/full']))).toEqual({ kind: 'disk-full', path: '/dev/full' });
});

test('what ffmpeg complains about arrives in its words', async () => {
	expect(await failureOf(runFfmpeg([...testPicture(1), '-vf', 'nosuchfilter', '-f', 'null', '-']))).toEqual({ kind: 'tool-failed', tool: 'ffmpeg', problem: 'No such filter: \'nosuchfilter\'' });
	expect(await readdir(folder)).toEqual(['a.mp4']);
});

test('ffprobe answers what it prints', async () => {
	const { output } = await runFfprobe(['-of', 'json', '-show_entries', 'stream=width', join(folder, 'a.mp4')]);
	expect(JSON.parse(output)).toMatchObject({ streams: [{ width: 64 }] });
	expect(await failureOf(runFfprobe(['-show_streams', '/nowhere.mp4']))).toMatchObject({ kind: 'tool-failed', tool: 'ffprobe', problem: '/nowhere.mp4: No such file or directory' });
});

test('a missing tool is named with the sentence that installs it', async () => {
	expect(await failureOf(findTools({ PATH: folder }, 'linux'))).toEqual({ kind: 'tool-missing', tool: 'ffmpeg', install: installSentence('linux') });
	expect(await failureOf(findTools({ PATH: process.env['PATH'], REELWRIGHT_FFPROBE: '/nowhere/ffprobe' }))).toMatchObject({ kind: 'tool-missing', tool: 'ffprobe' });
	expect((await findTools()).ffmpeg.version).toMatch(/^\S+$/);
	expect(candidates('ffmpeg', { REELWRIGHT_FFMPEG: '/opt/f' }, 'linux')).toEqual(['/opt/f']);
});
