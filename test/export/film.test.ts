import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportSequence, type ExportOptions } from '../../electron/engine/export/exportSequence.ts';
import { mixedBytes } from '../../electron/engine/export/exportSound.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { defaultExportSettings, type ExportSettings } from '../../electron/shared/export/settings.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { sequenceDuration } from '../../electron/shared/timeline/queries.ts';
import { clipDefaults, type Asset } from '../../electron/shared/timeline/records.ts';
import { numberedSource, readNumbers } from '../harness/numberedFrames.ts';
import { TestFilm } from '../harness/film.ts';

/** The exported file: how long it is, what it says, and what is left when something goes wrong. */

const size = { width: 640, height: 128 };
const rate = { numerator: 25, denominator: 1 };
let folder = '';
/** 220 numbered frames with a tone that becomes higher. */
let source = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-file-'));
	source = join(folder, 'source.mov');
	await runFfmpeg([
		'-f', 'lavfi', '-i', numberedSource({ rate: '25', frames: 220 }), '-f', 'lavfi', '-i', 'aevalsrc=0.5*sin(300*t*t)|0.4*sin(500*t*t):s=48000:d=8.8',
		'-c:v', 'libx264', '-preset', 'ultrafast', '-g', '30', '-c:a', 'pcm_s16le', '-y', `file:${source}`,
	]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Extra = Partial<Omit<ExportOptions, 'settings'>> & { settings?: Partial<ExportSettings> };

const start = (film: TestFilm, name: string, extra: Extra = {}): Promise<void> => exportSequence({
	project: film.project, sequenceId: film.sequenceId, path: join(folder, name), sources: film.sources, overwrite: false,
	signal: new AbortController().signal, report: () => undefined, ...extra, settings: { ...defaultExportSettings, quality: 'draft', ...extra.settings },
});

/** Eight clips out of order with their sound, a dissolve between two of them, and a title-like second track. */
const cutFilm = async (): Promise<{ film: TestFilm; asset: Asset; wanted: number[] }> => {
	const film = new TestFilm({ folder, ...size, rate });
	const asset = await film.asset(source);
	const [video, audio] = [film.track('video'), film.track('audio')];
	const wanted: number[] = [];
	for (let clip = 0; clip < 8; clip++) {
		const from = 10 + (clip * 53) % 180;
		const length = 9 + clip;
		film.clip(video, asset, { at: wanted.length, frames: length, from });
		film.clip(audio, asset, { at: wanted.length, frames: length, from }, { volume: -clip, pan: clip / 10 - 0.4, fadeIn: timeOfFrame(2, rate) });
		wanted.push(...Array.from({ length }, (_, frame) => from + frame));
	}
	return { film, asset, wanted };
};

const facts = async (path: string) => {
	const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
	const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
	return {
		video: video && { codec: await video.getCodec(), seconds: await video.computeDuration(), start: await video.getFirstTimestamp(), frames: (await video.computePacketStats()).packetCount },
		audio: audio && { codec: await audio.getCodec(), seconds: await audio.computeDuration(), start: await audio.getFirstTimestamp() },
	};
};

/** Everything an export may have left behind. */
const leftovers = async (name: string) => (await readdir(folder)).filter(entry => entry.startsWith(name));

describe('the whole film', () => {
	test('is frame for frame and sample for sample as long as the timeline, in one graph and in chunks', async () => {
		const { film, wanted } = await cutFilm();
		await start(film, 'one.mp4');
		// Room for two sources at a time: the film is drawn in four pieces and joined.
		await start(film, 'chunks.mp4', { largestOpen: 2 * 640 * 360 });
		for (const name of ['one.mp4', 'chunks.mp4']) {
			expect(await readNumbers(join(folder, name), size)).toEqual(wanted);
			const { video, audio } = await facts(join(folder, name));
			expect(video).toMatchObject({ codec: 'avc', frames: wanted.length });
			expect(video?.start).toBeCloseTo(0, 6);
			expect(video?.seconds).toBeCloseTo(wanted.length / 25, 5);
			expect(audio?.codec).toBe('aac');
			expect(Math.abs((audio?.seconds ?? 0) - wanted.length / 25)).toBeLessThan(1024 / 48_000);
		}
		expect((await leftovers('chunks.mp4')).concat(await leftovers('one.mp4'))).toEqual(['chunks.mp4', 'one.mp4']);
	});

	test('in WebM', async () => {
		const { film, wanted } = await cutFilm();
		await start(film, 'film.webm', { settings: { format: 'webm' }, largestOpen: 3 * 640 * 360 });
		expect(await readNumbers(join(folder, 'film.webm'), size)).toEqual(wanted);
		expect(await facts(join(folder, 'film.webm'))).toMatchObject({ video: { codec: 'vp9', frames: wanted.length }, audio: { codec: 'opus' } });
	});

	test('as WAV holds the mixer’s samples in 24 bits, exactly as many as the timeline is long', async () => {
		const { film, wanted } = await cutFilm();
		await start(film, 'film.wav', { settings: { format: 'wav' } });
		const wav = await readFile(join(folder, 'film.wav'));
		const data = wav.subarray(wav.indexOf('data') + 8);
		expect(data.length).toBe(wanted.length * 1920 * 6);
		const range = { start: zeroTime, end: sequenceDuration(film.project, film.sequenceId) };
		let at = 0;
		let largest = 0;
		let loudest = 0;
		for await (const block of mixedBytes(mixPlan(film.project, film.sequenceId, range), film.sources)) {
			const samples = new Float32Array(block.buffer, block.byteOffset, block.byteLength / 4);
			for (const sample of samples) {
				largest = Math.max(largest, Math.abs(data.readIntLE(at, 3) / 2 ** 23 - sample));
				loudest = Math.max(loudest, Math.abs(sample));
				at += 3;
			}
		}
		expect(at).toBe(data.length);
		expect(loudest).toBeGreaterThan(0.3);
		expect(largest).toBeLessThan(1.01 / 2 ** 23);
	});

	test('picture and sound stay together: a click in the source is heard on the frame it belongs to', async () => {
		const clicks = join(folder, 'clicks.mov');
		// A click at the beginning of every source frame whose number is a multiple of 50.
		await runFfmpeg(['-f', 'lavfi', '-i', numberedSource({ rate: '30000/1001', frames: 220 }), '-f', 'lavfi', '-i', "aevalsrc='if(lt(mod(n,80080),1),0.9,0)':s=48000:d=7.3", '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'pcm_s16le', '-y', `file:${clicks}`]);
		const ntsc = { numerator: 30_000, denominator: 1001 };
		const film = new TestFilm({ folder, ...size, rate: ntsc });
		const asset = await film.asset(clicks);
		const [video, audio] = [film.track('video'), film.track('audio')];
		for (const [at, from] of [[0, 45], [10, 95], [27, 143]] as const) {
			film.clip(video, asset, { at, frames: 10, from });
			film.clip(audio, asset, { at, frames: 10, from });
		}
		await start(film, 'clicks.wav', { settings: { format: 'wav' } });
		const wav = await readFile(join(folder, 'clicks.wav'));
		const data = wav.subarray(wav.indexOf('data') + 8);
		const heard = Array.from({ length: data.length / 6 }, (_, sample) => sample).filter(sample => data.readIntLE(sample * 6, 3) > 2 ** 22);
		// Source frames 50, 100 and 150 are seen on frames 5, 15 and 34 of the film: 1601.6 samples each, rounded to a sample.
		heard.forEach((sample, click) => expect(Math.abs(sample - ([5, 15, 34][click] ?? 0) * 1601.6)).toBeLessThanOrEqual(1));
		expect(heard.length).toBe(3);
	});

	test('a part of the timeline, at another rate', async () => {
		const { film, wanted } = await cutFilm();
		const range = { start: timeOfFrame(7, rate), end: timeOfFrame(71, rate) };
		const part = wanted.slice(7, 71);
		await start(film, 'part.mp4', { settings: { range } });
		expect(await readNumbers(join(folder, 'part.mp4'), size)).toEqual(part);
		await start(film, 'part-50.mp4', { settings: { range, frameRate: { numerator: 50, denominator: 1 } }, largestOpen: 2 * 640 * 360 });
		expect(await readNumbers(join(folder, 'part-50.mp4'), size)).toEqual(part.flatMap(number => [number, number]));
		await start(film, 'part-12.mp4', { settings: { range: { start: zeroTime, end: timeOfFrame(40, rate) }, frameRate: { numerator: 25, denominator: 2 } }, largestOpen: 2 * 640 * 360 });
		expect(await readNumbers(join(folder, 'part-12.mp4'), size)).toEqual(wanted.slice(0, 40).filter((_, frame) => frame % 2 === 0));
	});
});

describe('when something goes wrong', () => {
	test('cancelling stops within two seconds and leaves nothing, in one graph and in chunks', async () => {
		const film = new TestFilm({ folder, width: 1920, height: 1080, rate });
		const asset = await film.asset(source);
		const track = film.track('video');
		Array.from({ length: 12 }, (_, clip) => film.clip(track, asset, { at: clip * 200, frames: 200 }, { transform: { ...clipDefaults.transform, x: 0, y: 0, scale: 1, rotation: 3 } }));
		for (const largestOpen of [2e7, 2 * 640 * 360]) {
			const controller = new AbortController();
			let abortedAt = Number.NaN;
			const running = start(film, 'cancelled.mp4', {
				signal: controller.signal, largestOpen, settings: { quality: 'best' },
				report: (progress) => {
					if (progress > 0 && !controller.signal.aborted) {
						abortedAt = performance.now();
						controller.abort();
					}
				},
			});
			await expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
			expect(performance.now() - abortedAt).toBeLessThan(2000);
			expect(await leftovers('cancelled.mp4')).toEqual([]);
		}
	});

	test('a full disk is named, nothing is left on it, and with room again the export works', async (context) => {
		const disk = join(folder, 'disk');
		await mkdir(disk);
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk], { stdio: 'ignore' });
		} catch {
			context.skip('needs the right to mount a small disk');
		}
		try {
			const { film } = await cutFilm();
			const path = join(disk, 'film.mp4');
			for (const largestOpen of [2e7, 2 * 640 * 360]) {
				await expect(start(film, '', { path, largestOpen, settings: { quality: 'best', width: 1280, height: 256 } })).rejects.toMatchObject({ failure: { kind: 'disk-full', path } });
				expect(await readdir(disk)).toEqual([]);
			}
			execFileSync('mount', ['-o', 'remount,size=20m', disk]);
			await start(film, '', { path });
			expect(await readdir(disk)).toEqual(['film.mp4']);
		} finally {
			execFileSync('umount', [disk]);
		}
	});

	test('places that cannot be written are refused with the reason', async () => {
		const { film } = await cutFilm();
		await writeFile(join(folder, 'a-file'), 'x');
		await mkdir(join(folder, 'a-folder.mp4'));
		const refused = (name: string, problem: RegExp) =>
			expect(start(film, name, { overwrite: true })).rejects.toMatchObject({ failure: { kind: 'cannot-write', path: join(folder, name), problem: expect.stringMatching(problem) } });
		await refused('no-such-folder/film.mp4', /folder does not exist/u);
		await refused('a-file/film.mp4', /folder does not exist/u);
		await refused('a-folder.mp4', /folder of that name/u);
		await refused(`${'x'.repeat(300)}.mp4`, /too long/u);
	});

	test('a read-only folder is refused with the reason', async (context) => {
		if (process.getuid?.() === 0) {
			context.skip('root may write everywhere');
		}
		const { film } = await cutFilm();
		await mkdir(join(folder, 'locked'));
		await chmod(join(folder, 'locked'), 0o500);
		await expect(start(film, 'locked/film.mp4')).rejects.toMatchObject({ failure: { kind: 'cannot-write', problem: 'writing there is not permitted' } });
	});

	test('another film is replaced only when asked, a source of the film never, under whatever name', async () => {
		const { film } = await cutFilm();
		await writeFile(join(folder, 'there.mp4'), 'precious');
		await expect(start(film, 'there.mp4')).rejects.toMatchObject({ failure: { kind: 'cannot-write', problem: expect.stringMatching(/exists already/u) } });
		expect(await readFile(join(folder, 'there.mp4'), 'utf8')).toBe('precious');
		await start(film, 'there.mp4', { overwrite: true });
		expect((await facts(join(folder, 'there.mp4'))).video?.codec).toBe('avc');

		const before = await readFile(source);
		await symlink(source, join(folder, 'link.mp4'));
		for (const name of ['source.mov', 'link.mp4']) {
			await expect(start(film, name, { overwrite: true })).rejects.toMatchObject({ failure: { kind: 'cannot-write', problem: expect.stringMatching(/own sources/u) } });
		}
		expect((await readFile(source)).equals(before)).toBe(true);
	});

	test('missing media are named with clip and timecode before anything is written', async () => {
		const { film, asset } = await cutFilm();
		const lost = film.change({ ...asset, id: 'asset-lost', name: 'lost.mp4', source: { type: 'file', path: '/nowhere/lost.mp4', sizeBytes: 1, modifiedMs: 1 } });
		const track = film.track('video');
		film.clip(track, lost, { at: 50, frames: 5 }, { name: 'The lost one' });
		film.clip(track, lost, { at: 60, frames: 5 });
		await expect(start(film, 'lost.mp4')).rejects.toMatchObject({
			failure: { kind: 'export-media-missing', clip: 'The lost one', timecode: '00:00:02:00', path: '/nowhere/lost.mp4', more: 1 },
		});
		expect(await leftovers('lost.mp4')).toEqual([]);
		// Outside the range it is not missed.
		await start(film, 'found.mp4', { settings: { range: { start: zeroTime, end: timeOfFrame(50, rate) } } });
	});

	test('an empty timeline is refused', async () => {
		const film = new TestFilm({ folder, ...size, rate });
		film.track('video');
		await expect(start(film, 'empty.mp4')).rejects.toMatchObject({ failure: { kind: 'nothing-to-export' } });
	});
});
