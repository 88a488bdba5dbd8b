import { join } from 'node:path';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineContract } from '../../electron/shared/contract/contract.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { Client } from '../../electron/shared/contract/rpc.ts';
import { timeFromSeconds } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { startEngine, type Engine } from '../../electron/engine/startEngine.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { temporaryFolder } from '../harness/engine.ts';
import { readPixels, type Pixels } from '../harness/pixels.ts';
import { psnr } from '../harness/psnr.ts';

const { folder, remove } = temporaryFolder();
const sequenceId = 'sequence-1';
const at = timeFromSeconds;
let engine: Engine;
let client: Client<EngineContract>;

type Wish = z.input<EngineContract['calls']['generation.clip']['input']>['first'];
const clip = (wishes: { prompt?: string; start: number; duration?: number; seed?: number; steps?: number; first?: Wish; last?: Wish; size?: string }) => client.call('generation.clip', {
	prompt: wishes.prompt ?? '', sequenceId, placement: { trackId: null, start: at(wishes.start) }, duration: at(wishes.duration ?? 1), size: wishes.size ?? null,
	seed: wishes.seed ?? 7, steps: wishes.steps ?? 8, first: wishes.first ?? null, last: wishes.last ?? null,
});
const done = async <Made extends { jobId: string }>(made: Made): Promise<Made> => {
	expect(await client.call('jobs.wait', { jobId: made.jobId })).toMatchObject({ state: 'done', failure: null });
	return made;
};
const assetOf = async (assetId: string) => (await client.call('project.current', {}))?.records.find(record => record.id === assetId) as Asset;
/** Frames of a generated clip at the size the model made them. */
const framesOf = async (assetId: string): Promise<Pixels> => {
	const { video } = await assetOf(assetId);
	const size = { width: (video?.width ?? 0) / 4, height: (video?.height ?? 0) / 4 };
	const small = join(folder, `${assetId}.small.mkv`);
	await runFfmpeg(['-y', '-i', `file:${join(folder, 'film.media', `${assetId}.mp4`)}`, '-vf', `scale=${size.width}:${size.height}:flags=area`, '-pix_fmt', 'bgr0', '-c:v', 'ffv1', `file:${small}`]);
	return readPixels(small, size);
};
const reason = (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', (error: unknown) => error instanceof CallFailed && 'reason' in error.failure ? error.failure.reason : String(error));

/** Two shots with a second of nothing between them. */
let sea: Awaited<ReturnType<typeof clip>>;
let rain: Awaited<ReturnType<typeof clip>>;

beforeAll(async () => {
	engine = await startEngine({ grantedFolders: null, cacheFolder: join(folder, 'cache'), settingsFolder: join(folder, 'settings') });
	client = engine.client();
	await client.call('project.new', { path: join(folder, 'film.reel'), sequence: { width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 } } });
	sea = await done(await clip({ prompt: 'the sea at sunset', start: 0 }));
	rain = await done(await clip({ prompt: 'mountains at night', start: 2, seed: 3 }));
});
afterAll(async () => {
	await engine.dispose();
	remove();
});

describe('a clip that starts from a picture', () => {
	test('begins with that picture, whatever its words', async () => {
		const made = await done(await clip({ prompt: 'the sea at sunset', start: 10, duration: 1.52, first: { type: 'frame', at: at(0.5) } }));
		const [source, result] = [await framesOf(sea.assetId), await framesOf(made.assetId)];
		expect(result.frames).toHaveLength(25);
		expect(psnr(result.frames[0], source.frames[8])).toBeGreaterThan(30);
	});
	test('can start from a still of the bin, in another shape, and needs no words', async () => {
		const path = join(folder, 'still.png');
		await runFfmpeg(['-y', '-i', `file:${join(folder, 'film.media', `${sea.assetId}.mp4`)}`, '-frames:v', '1', `file:${path}`]);
		const { assets: [still] } = await client.call('media.import', { paths: [path] });
		const made = await done(await clip({ start: 20, size: '1:1', first: { type: 'asset', assetId: still?.id ?? '' } }));
		const asset = await assetOf(made.assetId);
		expect(asset.video?.width).toBe(asset.video?.height);
		expect(asset.source.type === 'generated' && asset.source.lineage).toMatchObject({ task: 'image-to-video', prompt: '', input: { type: 'known-frames', first: { type: 'asset', assetId: still?.id, at: 0 }, last: null } });
	});
	test('can end with one', async () => {
		const made = await done(await clip({ start: 30, last: { type: 'frame', at: at(2.5) } }));
		const [source, result] = [await framesOf(rain.assetId), await framesOf(made.assetId)];
		expect(psnr(result.frames.at(-1), source.frames[8])).toBeGreaterThan(30);
	});
});

describe('frames beside a clip', () => {
	test('a gap is filled with exactly its frames, from the one clip into the other', async () => {
		const made = await done(await clip({ start: 1, first: { type: 'clip', clipId: sea.clipId }, last: { type: 'clip', clipId: rain.clipId } }));
		const [before, result, after] = [await framesOf(sea.assetId), await framesOf(made.assetId), await framesOf(rain.assetId)];
		expect(result.frames).toHaveLength(16);
		// Each end resembles its own neighbour more than the other one.
		expect(psnr(result.frames[0], before.frames.at(-1))).toBeGreaterThan(psnr(result.frames[0], after.frames[0]));
		expect(psnr(result.frames.at(-1), after.frames[0])).toBeGreaterThan(psnr(result.frames.at(-1), before.frames.at(-1)));
	});
	test('a gap that ends inside a slot of the model has its frames too', async () => {
		await client.call('project.undo', {});
		const made = await done(await clip({ start: 1, duration: 0.84, first: { type: 'clip', clipId: sea.clipId } }));
		expect((await framesOf(made.assetId)).frames).toHaveLength(14);
	});
	test('a clip goes on longer than one look of the model', async () => {
		const made = await done(await clip({ start: 3, duration: 2, steps: 4, first: { type: 'clip', clipId: rain.clipId } }));
		expect((await framesOf(made.assetId)).frames).toHaveLength(32);
	});
	test('it is not made again after the clip it starts from has changed', async () => {
		const made = await done(await clip({ start: 50, first: { type: 'clip', clipId: sea.clipId } }));
		await client.call('project.edit', { edit: 'setProperty', args: { id: sea.clipId, path: 'opacity', value: 0.5 } });
		const again = await client.call('generation.again', { assetId: made.assetId });
		expect(await client.call('jobs.wait', { jobId: again.jobId })).toMatchObject({ state: 'failed', failure: { kind: 'generation-refused' } });
		await client.call('project.undo', {});
		expect(await client.call('jobs.wait', { jobId: (await client.call('generation.again', { assetId: made.assetId })).jobId })).toMatchObject({ state: 'done' });
	});
});

describe('what cannot be started from is refused in a sentence', () => {
	test('sound, an empty moment, a glimpse', async () => {
		const tone = join(folder, 'tone.wav');
		await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'sine=duration=1', `file:${tone}`]);
		const { assets: [sound] } = await client.call('media.import', { paths: [tone] });
		expect(await reason(clip({ start: 60, first: { type: 'asset', assetId: sound?.id ?? '' } }))).toBe('“tone.wav” has nothing to see. Choose a picture or a film.');
		expect(await reason(clip({ start: 60, first: { type: 'frame', at: at(500) } }))).toContain('no picture at that moment');
		const glimpse = await done(await clip({ prompt: 'rain', start: 70, duration: 0.2, steps: 1 }));
		expect(await reason(clip({ start: 71, first: { type: 'clip', clipId: glimpse.clipId } }))).toContain('is too short to go on from: the model looks at 0.25 s');
		expect(await reason(clip({ start: 71, first: { type: 'clip', clipId: 'clip-none' } }))).toContain('There is no such clip');
	});
});
