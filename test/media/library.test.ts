import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JobQueue } from '../../electron/engine/jobs/jobQueue.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { cacheSize, emptyFolder } from '../../electron/engine/media/cacheSize.ts';
import { MediaLibrary } from '../../electron/engine/media/mediaLibrary.ts';
import { lineageDefaults } from '../../electron/shared/generation/lineage.ts';
import type { Job } from '../../electron/shared/jobs/job.ts';
import type { MediaStatus } from '../../electron/shared/media/mediaStatus.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { makeMedia } from './madeMedia.ts';

const run = promisify(execFile);
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'reelwright-library-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let next = 0;
/** A library with a cache of its own, and everything it said. */
const opened = async (cacheFolder = join(folder, `cache-${++next}`)) => {
	const heard: MediaStatus[] = [];
	const jobs: Job[] = [];
	const queue = new JobQueue({ store: { saveJob: () => undefined, jobs: () => [], forgetJob: () => undefined }, emit: job => jobs.push(job) });
	const library = new MediaLibrary({ cacheFolder, onStatus: status => heard.push(status), jobs: queue });
	library.open([], join(folder, 'generated'));
	const dispose = async () => {
		await queue.dispose();
		await library.dispose();
	};
	return { library, queue, heard, jobs, cacheFolder, dispose, [Symbol.asyncDispose]: dispose };
};
const context = { signal: new AbortController().signal, report: () => undefined };
const imported = async (library: MediaLibrary, ...paths: string[]): Promise<Asset[]> => {
	const { assets, refused } = await library.importFiles(paths, context);
	expect(refused).toEqual([]);
	assets.forEach(asset => library.add(asset));
	return assets;
};
const until = async (isSo: () => boolean): Promise<void> => {
	while (!isSo()) {
		await new Promise(resolve => setTimeout(resolve, 50));
	}
};
const filesIn = async (path: string): Promise<string[]> => (await readdir(path, { recursive: true })).map(name => name.split('/').at(-1) ?? '').filter(name => name.includes('.')).toSorted();

test('an ordinary film gets thumbnails, sound and a waveform, and is shown as it is', async () => {
	await using opening = await opened();
	const { library } = opening;
	const path = await makeMedia(folder, 'plain.mp4');
	const [asset] = await imported(library, path);
	const id = asset?.id ?? '';
	expect(library.status(id)).toMatchObject({ state: 'pending', version: 0 });
	expect(await library.whenReady(id)).toMatchObject({ state: 'ready', failure: null, preview: 'source', previewStart: 0, hasThumbnails: true, hasSound: [true], path });
	expect(library.fileFor(id, 'preview')).toEqual({ path, mime: 'video/mp4' });
	expect(library.fileFor(id, 'sound/0')?.path).toBe(await library.soundFile(id, '0'));
	expect(library.fileFor(id, 'sound/1')).toBeNull();
	expect(library.fileFor(id, 'sound/../../etc' as 'preview')).toBeNull();
	expect(library.fileFor('nobody', 'preview')).toBeNull();
	expect(await library.pictureFile(id)).toBe(path);
	expect(await filesIn(opening.cacheFolder)).toEqual(['peaks-0.bin', 'probe.json', 'sound-0.f32', 'thumbnails.jpg', 'thumbnails.json']);
});

test('what was prepared once is there at once the next time', async () => {
	const path = await makeMedia(folder, 'hevc.mp4');
	const first = await opened();
	const [asset] = await imported(first.library, path);
	await first.library.whenReady(asset?.id ?? '');
	expect(first.jobs.at(-1)).toMatchObject({ type: 'proxy', state: 'done', assetId: asset?.id });
	await first.dispose();
	await using second = await opened(first.cacheFolder);
	second.library.add(asset as Asset);
	expect(await second.library.whenReady(asset?.id ?? '')).toMatchObject({ state: 'ready', preview: 'proxy', hasThumbnails: true });
	expect(second.jobs).toEqual([]);
	expect(second.library.fileFor(asset?.id ?? '', 'preview')?.path).toMatch(/proxy\.mp4$/);
});

test('many files come in together; the broken ones are refused and hold nothing up', async () => {
	await using opening = await opened();
	const good = [await makeMedia(folder, 'plain.mp4'), await makeMedia(folder, 'tone.flac'), await makeMedia(folder, 'still.png')];
	await writeFile(join(folder, 'broken.mp4'), 'not a film');
	const stages: string[] = [];
	const { assets, refused } = await opening.library.importFiles([good[0] ?? '', join(folder, 'broken.mp4'), join(folder, 'gone.mp4'), ...good.slice(1)], { ...context, report: (_progress, stage) => stages.push(stage) });
	expect(assets.map(asset => [asset.name, asset.mediaType])).toEqual([['plain.mp4', 'video'], ['tone.flac', 'audio'], ['still.png', 'image']]);
	expect(refused.map(({ failure }) => failure.kind)).toEqual(['media-unsupported', 'media-missing']);
	expect(stages.at(-1)).toBe('5 of 5');
});

test('importing stops when it is told to', async () => {
	await using opening = await opened();
	const controller = new AbortController();
	const importing = opening.library.importFiles(Array.from({ length: 30 }, () => join(folder, 'plain.mp4')), { signal: controller.signal, report: progress => (progress ?? 0) > 0 && controller.abort() });
	expect(await importing.catch((error: { failure: unknown }) => error.failure)).toEqual({ kind: 'cancelled' });
});

test('a file that goes is missed, and taken up again when it comes back', async () => {
	await using opening = await opened();
	const { library } = opening;
	const path = join(folder, 'wandering.wav');
	await cp(await makeMedia(folder, 'tone.wav'), path);
	const [asset] = await imported(library, path);
	const id = asset?.id ?? '';
	await library.whenReady(id);
	await rename(path, `${path}.away`);
	await until(() => library.status(id)?.state === 'missing');
	expect(library.status(id)).toMatchObject({ failure: { kind: 'media-missing', path } });
	await rename(`${path}.away`, path);
	await until(() => library.status(id)?.state === 'ready');
	expect((await library.whenReady(id)).version).toBe(1);
});

test('another file in the place of one is taken when it fits, and refused when it does not', async () => {
	await using opening = await opened();
	const { library } = opening;
	const path = join(folder, 'replaced.wav');
	await cp(await makeMedia(folder, 'tone.wav'), path);
	const [asset] = await imported(library, path);
	const id = asset?.id ?? '';
	await library.whenReady(id);
	await runFfmpeg(['-f', 'lavfi', '-i', 'anoisesrc=d=2', '-y', `file:${path}`]);
	await until(() => library.status(id)?.version === 1);
	expect(await library.whenReady(id)).toMatchObject({ state: 'ready', hasSound: [true] });
	await runFfmpeg(['-f', 'lavfi', '-i', 'anoisesrc=d=0.2', '-y', `file:${path}`]);
	await until(() => library.status(id)?.version === 2);
	expect(await library.whenReady(id)).toMatchObject({ state: 'failed', failure: { kind: 'media-unreadable' } });
	await expect(library.soundFile(id, '0')).rejects.toMatchObject({ failure: { kind: 'media-unreadable' } });
});

test('stills that not everybody reads alike are converted for everybody; others are left', async () => {
	await using opening = await opened();
	const { library } = opening;
	const [tiff, png] = await imported(library, await makeMedia(folder, 'still.tif'), await makeMedia(folder, 'still.png'));
	const copy = await library.pictureFile(tiff?.id ?? '');
	expect(copy).toMatch(/proxy\.png$/);
	expect((await readFile(copy)).subarray(1, 4).toString()).toBe('PNG');
	expect(await library.whenReady(tiff?.id ?? '')).toMatchObject({ preview: 'proxy', path: copy, state: 'ready' });
	expect(library.fileFor(tiff?.id ?? '', 'preview')).toEqual({ path: copy, mime: 'image/png' });
	expect(await library.whenReady(png?.id ?? '')).toMatchObject({ preview: 'source', path: join(folder, 'still.png') });
});

test('a generated asset is pending until its file is whole, and failed when its job is', async () => {
	await using opening = await opened();
	const { library } = opening;
	const made = await makeMedia(folder, 'plain.mp4');
	const [file] = await imported(library, made);
	const lineage = {
		...lineageDefaults, task: 'text-to-video' as const, prompt: 'x', rewrittenPrompt: 'x', model: 'm', modelVersion: '1', modelHash: 'h', device: 'cpu', seed: 1, steps: 1, guidance: 1, picture: null,
		input: { type: 'none' as const }, createdAt: '2026-01-01T00:00:00Z',
	};
	const asset: Asset = { ...file as Asset, id: 'asset-generated', source: { type: 'generated', lineage } };
	library.add(asset);
	library.setGenerated(asset.id, 'pending');
	await new Promise(resolve => setTimeout(resolve, 100));
	expect(library.status(asset.id)).toMatchObject({ state: 'pending' });
	await expect(library.pictureFile(asset.id)).rejects.toMatchObject({ failure: { kind: 'media-not-ready' } });
	library.setGenerated(asset.id, 'failed', { kind: 'interrupted' });
	expect(await library.whenReady(asset.id)).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } });
	await mkdir(join(folder, 'generated'), { recursive: true });
	await cp(made, join(folder, 'generated', 'asset-generated.mp4'));
	library.setGenerated(asset.id, 'ready');
	expect(await library.whenReady(asset.id)).toMatchObject({ state: 'ready', hasSound: [true], path: join(folder, 'generated', 'asset-generated.mp4') });
});

test('a full disk is told, leaves nothing half-made, and preparation goes on when there is space', async ({ skip }) => {
	const small = join(folder, 'small');
	await mkdir(small);
	const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', small]).then(() => true, () => false);
	skip(!mounted, 'Skipped: mounting a small disk is not permitted here.');
	try {
		await using opening = await opened(join(small, 'cache'));
		const { library } = opening;
		const path = join(folder, 'noise.wav');
		await runFfmpeg(['-f', 'lavfi', '-i', 'anoisesrc=d=2', '-y', `file:${path}`]);
		const [asset] = await imported(library, path);
		const id = asset?.id ?? '';
		expect(await library.whenReady(id)).toMatchObject({ state: 'ready', hasSound: [false], failure: { kind: 'disk-full' } });
		await expect(library.soundFile(id, '0')).rejects.toMatchObject({ failure: { kind: 'disk-full' } });
		expect((await filesIn(small)).filter(name => name.includes('partial') || name.includes('sound'))).toEqual([]);
		await run('mount', ['-o', 'remount,size=8m', small]);
		await until(() => library.status(id)?.hasSound[0] === true);
		expect(library.status(id)).toMatchObject({ failure: null });
	} finally {
		await run('umount', [small]);
	}
});

test('closing in the middle of the work leaves no process and no half file', async () => {
	const opening = await opened();
	const path = join(folder, 'long.mkv');
	await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=20', '-f', 'lavfi', '-i', 'sine=d=20', '-c:v', 'mpeg4', '-c:a', 'flac', '-y', `file:${path}`]);
	const [asset] = await imported(opening.library, path);
	await until(() => opening.library.status(asset?.id ?? '')?.hasThumbnails === true);
	const startedAt = performance.now();
	await opening.dispose();
	expect(performance.now() - startedAt).toBeLessThan(4000);
	expect((await filesIn(opening.cacheFolder)).filter(name => name.includes('partial'))).toEqual([]);
});

test('emptying the cache removes what was prepared, and what is open is prepared again', async () => {
	await using opening = await opened();
	const { library, cacheFolder } = opening;
	const [asset] = await imported(library, await makeMedia(folder, 'plain.mp4'));
	const id = asset?.id ?? '';
	await library.whenReady(id);
	const before = await cacheSize(cacheFolder);
	expect(before).toMatchObject({ files: 5 });
	let left: unknown = null;
	await library.prepareAnew(async () => {
		await emptyFolder(cacheFolder);
		left = await cacheSize(cacheFolder);
	});
	expect(left).toEqual({ sizeBytes: 0, files: 0 });
	expect(await library.whenReady(id)).toMatchObject({ state: 'ready', hasThumbnails: true, hasSound: [true] });
	expect(await cacheSize(cacheFolder)).toMatchObject({ files: 5 });
});
