import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineContract } from '../../electron/shared/contract/contract.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { Client } from '../../electron/shared/contract/rpc.ts';
import { timeFromSeconds } from '../../electron/shared/time/time.ts';
import type { Asset, Clip, ProjectRecord } from '../../electron/shared/timeline/records.ts';
import { startEngine, type Engine } from '../../electron/engine/startEngine.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { temporaryFolder } from '../harness/engine.ts';
import { readPixels, type Pixels } from '../harness/pixels.ts';
import { psnr } from '../harness/psnr.ts';
import { modelFolder } from '../models/inferenceHarness.ts';

/** The weights that ship, with tiny graphs in place of those whose answers must be known beforehand: an edit that changes nothing, an enhancer that repeats pixels, a judge who likes it bright. */
const { folder, remove } = temporaryFolder();
const weights = join(folder, 'weights');
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'models');
const at = timeFromSeconds;
let engine: Engine;
let client: Client<EngineContract>;
let footage: Clip;

const entryOf = (file: string) => {
	copyFileSync(join(fixtures, file), join(weights, file));
	return { file, sha256: createHash('sha256').update(readFileSync(join(weights, file))).digest('hex'), bytes: statSync(join(weights, file)).size };
};
const records = async (): Promise<Map<string, ProjectRecord>> => new Map((await client.call('project.current', {}))?.records.map(record => [record.id, record]));
const clipOf = async (clipId: string) => (await records()).get(clipId) as Clip;
const assetOf = async (assetId: string) => (await records()).get(assetId) as Asset;
const done = async <Made extends { jobId: string }>(made: Made): Promise<Made> => {
	expect(await client.call('jobs.wait', { jobId: made.jobId })).toMatchObject({ state: 'done', failure: null });
	return made;
};
const reason = (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', (error: unknown) => error instanceof CallFailed && 'reason' in error.failure ? error.failure.reason : String(error));
/** Frames of a film scaled to a size. */
const framesOf = async (path: string, width: number, height: number): Promise<Pixels> => {
	const small = join(folder, 'small.mkv');
	await runFfmpeg(['-y', '-i', `file:${path}`, '-vf', `scale=${width}:${height}:flags=area`, '-pix_fmt', 'bgr0', '-c:v', 'ffv1', `file:${small}`]);
	return readPixels(small, { width, height });
};
const filmOf = (assetId: string): string => join(folder, 'film.media', `${assetId}.mp4`);

beforeAll(async () => {
	cpSync(modelFolder, weights, { recursive: true });
	const path = join(weights, 'video.json');
	const data = JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, unknown> };
	Object.assign(data, { edit: { textGuidance: 3, videoGuidance: 1, steps: 4, meant: { from: 5, full: 12 }, unsteady: { from: 3, full: 9 } }, enhance: { receptiveFrames: 2, receptivePixels: 16 } });
	const velocity = entryOf('velocity-known.onnx');
	Object.assign(data.files, { velocity, velocityInt8: velocity, enhance: entryOf('enhance-nearest.onnx'), judge: entryOf('judge-brightness.onnx') });
	writeFileSync(path, JSON.stringify(data));
	process.env['REELWRIGHT_MODEL_FOLDER'] = weights;
	engine = await startEngine({ grantedFolders: null, cacheFolder: join(folder, 'cache'), settingsFolder: join(folder, 'settings') });
	client = engine.client();
	await client.call('project.new', { path: join(folder, 'film.reel'), sequence: { width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 } } });
	// Colours are given: without, they are others in every run. Slow colour and light, which the autoencoder keeps, and lines finer than it sees.
	const film = join(folder, 'footage.mp4');
	await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'gradients=size=320x180:rate=25:duration=3:speed=0.02:seed=3:nb_colors=2:c0=0x2a4b8d:c1=0xd08a4a,drawgrid=width=9:height=7:color=white@0.4', '-pix_fmt', 'yuv420p', '-crf', '10', `file:${film}`]);
	const { assets: [asset] } = await client.call('media.import', { paths: [film] });
	const track = [...(await records()).values()].find(record => record.kind === 'track' && record.type === 'video');
	const change = await client.call('project.edit', { edit: 'overwrite', args: { assetId: asset?.id, trackId: track?.id, start: 0, sourceStart: at(1), duration: at(2) } });
	footage = change.diff.added.find(record => record.kind === 'clip') as Clip;
});
afterAll(async () => {
	delete process.env['REELWRIGHT_MODEL_FOLDER'];
	await engine.dispose();
	remove();
});

describe('a change by instruction', () => {
	test('lies exactly over the clip, and what the model leaves alone is the footage itself, in its own size and rate', async () => {
		const made = await done(await client.call('generation.change', { clipId: footage.id, instruction: 'the sea at night', seed: 1 }));
		const layer = await clipOf(made.clipId);
		expect(layer).toMatchObject({ start: footage.start, duration: footage.duration, sourceStart: 0, transform: footage.transform });
		expect(layer.trackId).not.toBe(footage.trackId);
		expect(await clipOf(footage.id)).toEqual(footage);
		expect(await assetOf(made.assetId)).toMatchObject({ duration: at(2), video: { width: 320, height: 180, frameRate: { numerator: 25, denominator: 1 } } });
		const [changed, original] = [await framesOf(filmOf(made.assetId), 320, 180), await framesOf(join(folder, 'footage.mp4'), 320, 180)];
		expect(changed.frames).toHaveLength(50);
		// The clip began one second into the film. The model saw neither its lines nor most of its frames.
		changed.frames.forEach((frame, i) => expect(psnr(frame, original.frames[25 + i])).toBeGreaterThan(38));
	});
	test('of a picture that is wider than any the model knows keeps its shape', async () => {
		const path = join(folder, 'wide.mp4');
		await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'gradients=size=480x160:rate=30:duration=0.5:speed=0.02:seed=4:nb_colors=2:c0=0x2a4b8d:c1=0xd08a4a', '-pix_fmt', 'yuv420p', '-crf', '10', `file:${path}`]);
		const { assets: [asset] } = await client.call('media.import', { paths: [path] });
		const placed = await client.call('project.edit', { edit: 'overwrite', args: { assetId: asset?.id, trackId: footage.trackId, start: at(20), sourceStart: 0, duration: at(0.48) } });
		const clip = placed.diff.added.find(record => record.kind === 'clip') as Clip;
		const made = await done(await client.call('generation.change', { clipId: clip.id, instruction: 'the sea at night', seed: 1 }));
		expect((await assetOf(made.assetId)).video).toMatchObject({ width: 480, height: 160, frameRate: { numerator: 30, denominator: 1 } });
		const [changed, original] = [await framesOf(filmOf(made.assetId), 480, 160), await framesOf(path, 480, 160)];
		expect(psnr(changed.frames[10], original.frames[10])).toBeGreaterThan(35);
	});
	test('of a part lies over that part, and goes away with undo', async () => {
		const made = await done(await client.call('generation.change', { clipId: footage.id, instruction: 'the sea at night', range: { start: at(0.6), end: at(1.4) } }));
		expect(await clipOf(made.clipId)).toMatchObject({ start: at(0.6), duration: at(0.8), sourceStart: 0 });
		expect((await assetOf(made.assetId)).source).toMatchObject({ lineage: { task: 'edit-video', videoGuidance: 1, input: { assetId: footage.assetId, start: at(1.6), isWholeClip: false } } });
		await client.call('project.undo', {});
		expect((await records()).has(made.assetId)).toBe(false);
	});
	test('is refused without words, outside the clip, and for a glimpse', async () => {
		expect(await reason(client.call('generation.change', { clipId: footage.id, instruction: ' ' }))).toBe('The instruction is empty. Say what should change.');
		expect(await reason(client.call('generation.change', { clipId: footage.id, instruction: 'sea', range: { start: at(8), end: at(9) } }))).toContain('lies in that range');
		expect(await reason(client.call('generation.change', { clipId: footage.id, instruction: 'sea', range: { start: at(0), end: at(0.12) } }))).toContain('at least 0.25 s');
	});
});

describe('takes', () => {
	test('are made like the first, kept together, and the judge shows the one it likes best', async () => {
		const first = await done(await client.call('generation.clip', {
			prompt: 'the sea', sequenceId: 'sequence-1', placement: { trackId: null, start: at(10) }, duration: at(1), seed: 1, steps: 2, first: { type: 'asset', assetId: footage.assetId },
		}));
		const made = await client.call('generation.takes', { clipId: first.clipId, count: 2, seed: 8, keepBest: true });
		expect(made.judgeJobId).not.toBeNull();
		expect(await client.call('jobs.wait', { jobId: made.judgeJobId ?? '' })).toMatchObject({ state: 'done', failure: null });
		const clip = await clipOf(first.clipId);
		expect(clip.takes.map(take => take.assetId)).toEqual([first.assetId, ...made.assetIds]);
		const best = clip.takes.toSorted((a, b) => (b.score?.alignment ?? -9) - (a.score?.alignment ?? -9))[0];
		expect(clip.takes.every(take => take.score !== null)).toBe(true);
		expect(clip.assetId).toBe(best?.assetId);
		const seeds = await Promise.all(made.assetIds.map(async id => (await assetOf(id)).source));
		expect(seeds).toMatchObject([{ lineage: { seed: 8, task: 'image-to-video', steps: 2 } }, { lineage: { seed: 9 } }]);
	});
	test('there are none of footage', async () => {
		expect(await reason(client.call('generation.takes', { clipId: footage.id }))).toContain('was not generated');
	});
});

describe('an enhancement', () => {
	test('of a clip is a take of it: twice as large, the same moments, the original one step away', async () => {
		const target = { type: 'clip', clipId: footage.id } as const;
		const plan = await client.call('generation.planEnhancement', { target, factor: 2 });
		expect(plan).toMatchObject({ width: 640, height: 360, diskBytes: 320 * 180 * 3 * 50 * 5 });
		const made = await done(await client.call('generation.enhance', { target, factor: 2 }));
		const clip = await clipOf(footage.id);
		expect(clip).toMatchObject({ assetId: made.assetId, start: footage.start, duration: footage.duration, sourceStart: 0 });
		const [finer, original] = [await framesOf(filmOf(made.assetId), 320, 180), await framesOf(join(folder, 'footage.mp4'), 320, 180)];
		expect(finer.frames).toHaveLength(50);
		expect(psnr(finer.frames[10], original.frames[35])).toBeGreaterThan(34);
		await client.call('project.edit', { edit: 'chooseTake', args: { clipId: footage.id, assetId: footage.assetId } });
		expect(await clipOf(footage.id)).toMatchObject({ assetId: footage.assetId, sourceStart: footage.sourceStart });
	});
	test('of media lies beside it in the bin', async () => {
		const small = join(folder, 'small.mp4');
		await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=25:duration=0.4', '-pix_fmt', 'yuv420p', `file:${small}`]);
		const { assets: [asset] } = await client.call('media.import', { paths: [small] });
		const made = await done(await client.call('generation.enhance', { target: { type: 'asset', assetId: asset?.id ?? '' }, factor: 4 }));
		expect(await assetOf(made.assetId)).toMatchObject({ name: 'small.mp4 · 4×', duration: at(0.4), video: { width: 640, height: 360 } });
		expect((await client.call('media.status', {})).find(status => status.assetId === made.assetId)?.state).toBe('ready');
	});
	test('ends at 1080 lines', async () => {
		const large = join(folder, 'large.mp4');
		await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'color=size=1920x1080:rate=25:duration=0.2', '-pix_fmt', 'yuv420p', `file:${large}`]);
		const { assets: [asset] } = await client.call('media.import', { paths: [large] });
		expect(await reason(client.call('generation.enhance', { target: { type: 'asset', assetId: asset?.id ?? '' }, factor: 2 }))).toBe('“large.mp4” has 1080 lines already; enhancing goes up to 1080.');
	});
});
