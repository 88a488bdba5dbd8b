import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CallFailed, type Failure } from '../../electron/shared/contract/failure.ts';
import type { EngineContract } from '../../electron/shared/contract/contract.ts';
import type { Client } from '../../electron/shared/contract/rpc.ts';
import type { Job } from '../../electron/shared/jobs/job.ts';
import type { Asset, Clip, Track } from '../../electron/shared/timeline/records.ts';
import { loudnessOfStem } from '../../electron/shared/generation/stemLoudness.ts';
import { timeFromSeconds, toSeconds } from '../../electron/shared/time/time.ts';
import { startEngine, type Engine } from '../../electron/engine/startEngine.ts';
import { runFfmpeg, runFfprobe } from '../../electron/engine/media/ffmpeg.ts';
import { temporaryFolder } from '../harness/engine.ts';
import { measuredByFfmpeg } from '../harness/loudness.ts';
import { isAlive, until } from '../models/inferenceHarness.ts';

const { folder, remove } = temporaryFolder();
const filmPath = join(folder, 'film.reel');
const mediaFolder = join(folder, 'film.media');
const sequenceId = 'sequence-1';
let engine: Engine;
let client: Client<EngineContract>;
const open = async (): Promise<void> => {
	engine = await startEngine({ grantedFolders: null, cacheFolder: join(folder, 'cache'), settingsFolder: join(folder, 'settings') });
	client = engine.client();
};
beforeAll(async () => {
	await open();
	await client.call('project.new', { path: filmPath, sequence: { width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 } } });
});
afterAll(async () => {
	await engine.dispose();
	remove();
});

const seconds = timeFromSeconds;
const records = async () => new Map((await client.call('project.current', {}))?.records.map(record => [record.id, record]));
const status = async (assetId: string) => (await client.call('media.status', {})).find(it => it.assetId === assetId);
const wait = (jobId: string): Promise<Job> => client.call('jobs.wait', { jobId });
const failureOf = (work: Promise<unknown>): Promise<Failure | null> => work.then(() => null, (error: unknown) => error instanceof CallFailed ? error.failure : Promise.reject(error));
const clip = (wishes: { prompt?: string; start?: number; duration?: number; seed?: number; steps?: number; size?: string } = {}) => client.call('generation.clip', {
	prompt: wishes.prompt ?? 'Ocean waves at dusk', sequenceId, placement: { trackId: null, start: seconds(wishes.start ?? 0) }, duration: seconds(wishes.duration ?? 1),
	seed: wishes.seed ?? 7, steps: wishes.steps ?? 4, size: wishes.size ?? null,
});
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const leftovers = (): string[] => existsSync(mediaFolder) ? readdirSync(mediaFolder).filter(name => !/^[\w-]+\.(mp4|wav)$/.test(name)) : [];
const probe = async (path: string): Promise<Record<string, string>> => {
	const { output } = await runFfprobe(['-count_packets', '-show_entries', 'stream=codec_name,width,height,r_frame_rate,nb_read_packets,duration,sample_rate,channels,pix_fmt,color_space', '-of', 'json', `file:${path}`]);
	return (JSON.parse(output) as { streams: Record<string, string>[] }).streams[0] ?? {};
};

const reason = async (work: Promise<unknown>): Promise<string> => {
	const failure = await failureOf(work);
	return failure?.kind === 'generation-refused' ? failure.reason : JSON.stringify(failure);
};
const ask = () => client.call('generation.plan', { task: 'text-to-video', prompt: 'Ocean with a xyzzy', seconds: 2, size: null, steps: 10 });
const range = { type: 'range', sequenceId, start: seconds(100), end: seconds(101.64) } as const;
const soundHash = async (): Promise<string> => {
	const made = await client.call('generation.soundtrack', { target: range, seed: 3, steps: 4 });
	await wait(made.jobId);
	return hashOf(join(mediaFolder, `${made.assetId}.wav`));
};

describe('a generated clip', () => {
	test('is on the timeline at once and has its picture when the job is done', async () => {
		const made = await clip({ duration: 1.52 });
		const now = await records();
		expect(now.get(made.clipId)).toMatchObject({ kind: 'clip', assetId: made.assetId, trackId: made.trackId, start: 0, duration: seconds(1.52) });
		expect((await status(made.assetId))?.state).toBe('pending');
		expect(await wait(made.jobId)).toMatchObject({ state: 'done', failure: null, assetId: made.assetId });
		expect((await status(made.assetId))?.state).toBe('ready');

		const asset = now.get(made.assetId) as Asset;
		const lineage = asset.source.type === 'generated' ? asset.source.lineage : null;
		expect(lineage).toMatchObject({ prompt: 'Ocean waves at dusk', seed: 7, steps: 4, device: 'cpu', picture: { frames: 25, fps: 16 } });
		expect(lineage?.rewrittenPrompt).not.toContain('dusk');
		const stream = await probe(join(mediaFolder, `${made.assetId}.mp4`));
		expect(stream).toMatchObject({ codec_name: 'h264', width: asset.video?.width, height: asset.video?.height, r_frame_rate: '16/1', nb_read_packets: '25', pix_fmt: 'yuv420p', color_space: 'bt709' });
		expect(Number(stream['duration'])).toBeCloseTo(toSeconds(asset.duration ?? seconds(0)), 6);
		expect(leftovers()).toEqual([]);
	});
	test('is taken away and brought back by undo and redo, with its picture', async () => {
		const made = await clip({ start: 10 });
		await wait(made.jobId);
		await client.call('project.undo', {});
		expect((await records()).has(made.assetId)).toBe(false);
		await client.call('project.redo', {});
		await until(() => existsSync(join(mediaFolder, `${made.assetId}.mp4`)));
		let state: string | undefined;
		await until(() => {
			void status(made.assetId).then(it => state = it?.state);
			return state === 'ready';
		});
	});
	test('that was undone while it was made is there after redo', async () => {
		const made = await clip({ start: 20, steps: 20 });
		await client.call('project.undo', {});
		expect(await wait(made.jobId)).toMatchObject({ state: 'done' });
		await client.call('project.redo', {});
		let state: string | undefined;
		await until(() => {
			void status(made.assetId).then(it => state = it?.state);
			return state === 'ready';
		});
	});
	test('comes again with the same bytes after its file was lost', async () => {
		const made = await clip({ start: 30 });
		await wait(made.jobId);
		const path = join(mediaFolder, `${made.assetId}.mp4`);
		const before = hashOf(path);
		rmSync(path);
		const again = await client.call('generation.again', { assetId: made.assetId });
		expect(await wait(again.jobId)).toMatchObject({ state: 'done' });
		expect(hashOf(path)).toBe(before);
	});
	test('two with different seeds differ, and without a seed each gets its own', async () => {
		const [a, b] = [await clip({ start: 40, seed: 1 }), await clip({ start: 42, seed: 2 })];
		await Promise.all([wait(a.jobId), wait(b.jobId)]);
		expect(hashOf(join(mediaFolder, `${a.assetId}.mp4`))).not.toBe(hashOf(join(mediaFolder, `${b.assetId}.mp4`)));
		const free = await client.call('generation.clip', { prompt: 'rain', sequenceId, placement: { trackId: null, start: seconds(44) }, duration: seconds(1), steps: 1 });
		const other = await client.call('generation.clip', { prompt: 'rain', sequenceId, placement: { trackId: null, start: seconds(46) }, duration: seconds(1), steps: 1 });
		await Promise.all([wait(free.jobId), wait(other.jobId)]);
		const seeds = [free, other].map(async ({ assetId }) => {
			const asset = (await records()).get(assetId) as Asset;
			return asset.source.type === 'generated' ? asset.source.lineage.seed : null;
		});
		const [first, second] = await Promise.all(seeds);
		expect(first).not.toBe(second);
	});
	test('that is cancelled keeps its place, says so, leaves no files, and can be made again', async () => {
		const made = await clip({ start: 50, steps: 60 });
		let step = '';
		const stop = client.on('job.changed', job => job.id === made.jobId && (step = job.stage));
		await until(() => step.startsWith('step'));
		await client.call('jobs.cancel', { jobId: made.jobId });
		expect(await wait(made.jobId)).toMatchObject({ state: 'cancelled', failure: { kind: 'cancelled' } });
		stop();
		expect((await records()).has(made.clipId)).toBe(true);
		expect(await status(made.assetId)).toMatchObject({ state: 'failed', failure: { kind: 'cancelled' } });
		expect(leftovers()).toEqual([]);
		const again = await client.call('generation.again', { assetId: made.assetId });
		// Asked twice, it is made once.
		expect(await client.call('generation.again', { assetId: made.assetId })).toEqual(again);
		expect(await wait(again.jobId)).toMatchObject({ state: 'done' });
		expect((await status(made.assetId))?.state).toBe('ready');
	}, 300_000);
	test('that is cancelled while it waits says so too', async () => {
		const first = await clip({ start: 60, steps: 300 });
		const second = await clip({ start: 62 });
		await client.call('jobs.cancel', { jobId: second.jobId });
		await wait(second.jobId);
		expect(await status(second.assetId)).toMatchObject({ state: 'failed', failure: { kind: 'cancelled' } });
		await client.call('jobs.cancel', { jobId: first.jobId });
		await wait(first.jobId);
	});
});

describe('what cannot be generated is refused before anything changes', () => {
	test('in sentences that name the limits', async () => {
		const before = (await records()).size;
		expect(await reason(clip({ prompt: '  ' }))).toBe('The prompt is empty. Say what should be seen.');
		expect(await reason(clip({ prompt: 'sea '.repeat(600) }))).toContain('2 000 characters');
		expect(await reason(clip({ duration: 3600 }))).toContain('at most');
		expect(await reason(clip({ size: '21:9' }))).toContain('not “21:9”');
		expect(await reason(clip({ prompt: 'xyzzy plugh' }))).toContain('knows none of these words: “xyzzy”, “plugh”');
		expect((await failureOf(client.call('generation.again', { assetId: 'asset-none' })))?.kind).toBe('edit-refused');
		expect((await records()).size).toBe(before);
	});
});

describe('the planner', () => {
	test('says what the words become and learns this machine’s speed', async () => {
		const plan = await ask();
		expect(plan.unknownWords).toEqual(['xyzzy']);
		expect(plan.rewrittenPrompt).toContain('sea');
		expect(plan.peakBytes).toBeGreaterThan(1e8);
		const startedAt = performance.now();
		await wait((await clip({ start: 70, duration: 2, steps: 10 })).jobId);
		const took = (performance.now() - startedAt) / 1000;
		const learnt = (await ask()).estimatedSeconds;
		expect(learnt).toBeGreaterThan(0);
		// Encoding and the first start are not in the estimate, other work on the machine is not in its power.
		expect(learnt).toBeLessThan(took * 5);
	});
	test('names its models with their sizes and limits', async () => {
		const [card] = await client.call('generation.models', {});
		expect(card?.tasks['text-to-video']?.sizes.map(size => size.label)).toContain('16:9');
		expect(card?.hash).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('a soundtrack', () => {
	let first: Awaited<ReturnType<typeof clip>>;
	beforeAll(async () => {
		// Two different clips with a cut between them at 101 s.
		first = await clip({ start: 100, seed: 1 });
		const second = await clip({ start: 101, seed: 2, prompt: 'rain at night' });
		await Promise.all([wait(first.jobId), wait(second.jobId)]);
	});
	const setOpacity = (value: number) => client.call('project.edit', { edit: 'setProperty', args: { id: first.clipId, path: 'opacity', value } });
	test('covers a range across cuts with exactly its samples, on a track of its own', async () => {
		const made = await client.call('generation.soundtrack', { target: range, seed: 3, steps: 4 });
		expect(await wait(made.jobId)).toMatchObject({ state: 'done', failure: null });
		const now = await records();
		expect(now.get(made.clipId)).toMatchObject({ start: range.start, duration: seconds(1.64) });
		expect((now.get((now.get(made.clipId) as Clip).trackId) as Track).name).toBe('Soundtrack');
		const stream = await probe(join(mediaFolder, `${made.assetId}.wav`));
		expect(stream).toMatchObject({ codec_name: 'pcm_f32le', sample_rate: '48000', channels: 1 });
		expect(Number(stream['duration']) * 48_000).toBeCloseTo(1.64 * 48_000, 3);
		expect((await status(made.assetId))?.state).toBe('ready');
		expect(leftovers()).toEqual([]);
	});
	test('hears another picture when the picture changes', async () => {
		const [a, b] = [await soundHash(), await soundHash()];
		expect(b).toBe(a);
		await setOpacity(0);
		expect(await soundHash()).not.toBe(a);
		await setOpacity(1);
		expect(await soundHash()).toBe(a);
	});
	test('is not made again over a picture that has changed since', async () => {
		const made = await client.call('generation.soundtrack', { target: range, seed: 4, steps: 4 });
		await wait(made.jobId);
		const path = join(mediaFolder, `${made.assetId}.wav`);
		const before = hashOf(path);
		rmSync(path);
		await setOpacity(0);
		const refused = await wait((await client.call('generation.again', { assetId: made.assetId })).jobId);
		expect(refused).toMatchObject({ state: 'failed', failure: { kind: 'generation-refused' } });
		await setOpacity(1);
		expect(await wait((await client.call('generation.again', { assetId: made.assetId })).jobId)).toMatchObject({ state: 'done' });
		expect(hashOf(path)).toBe(before);
	});
	test('can be made for one clip alone, imported ones too', async () => {
		const film = join(folder, 'bars.mp4');
		await runFfmpeg(['-y', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=30:duration=2', '-pix_fmt', 'yuv420p', `file:${film}`]);
		const { assets: [asset] } = await client.call('media.import', { paths: [film] });
		const track = [...(await records()).values()].find(record => record.kind === 'track' && record.type === 'video');
		const change = await client.call('project.edit', { edit: 'overwrite', args: { assetId: asset?.id, trackId: track?.id, start: seconds(120), withSound: null } });
		const placed = change.diff.added.find(record => record.kind === 'clip');
		const made = await client.call('generation.soundtrack', { target: { type: 'clip', clipId: placed?.id ?? '' }, seed: 5, steps: 4 });
		expect(await wait(made.jobId)).toMatchObject({ state: 'done', failure: null });
		expect((await records()).get(made.clipId)).toMatchObject({ start: seconds(120), duration: seconds(2) });
	});
	test('comes in stems, each on its own track, as loud as its kind shall be, exactly as long, and one step of history each', async () => {
		// A steady sound: hits are heard only where something in the picture hits.
		const stems = [['effects', 'FX', 'a car engine'], ['ambience', 'AMB', 'heavy rain'], ['music', 'MUS', 'calm piano music']] as const;
		for (const [stem, trackName, prompt] of stems) {
			const made = await client.call('generation.soundtrack', { target: range, stem, prompt, volume: -6, seed: 3, steps: 8 });
			expect(await wait(made.jobId)).toMatchObject({ state: 'done', failure: null });
			const now = await records();
			expect(now.get(made.clipId)).toMatchObject({ start: range.start, duration: seconds(1.64), volume: -6 });
			expect((now.get(made.trackId) as Track).name).toBe(trackName);
			expect((now.get(made.assetId) as Asset).source).toMatchObject({ lineage: { stem, task: 'video-to-audio' } });
			const path = join(mediaFolder, `${made.assetId}.wav`);
			expect(Number((await probe(path))['duration']) * 48_000).toBeCloseTo(1.64 * 48_000, 3);
			const { integrated, truePeak } = await measuredByFfmpeg(path);
			expect(Math.abs(integrated - loudnessOfStem(stem).target), `${stem}: ${integrated} LUFS`).toBeLessThanOrEqual(1);
			expect(truePeak).toBeLessThanOrEqual(-0.8);
			await client.call('project.undo', {});
			expect((await records()).has(made.clipId)).toBe(false);
			await client.call('project.redo', {});
		}
	});
	test('has takes, of which the one that follows the picture best is kept; of those from words alone none is', async () => {
		const made = await client.call('generation.soundtrack', { target: range, stem: 'effects', seed: 30, steps: 4 });
		await wait(made.jobId);
		const { jobIds, judgeJobId } = await client.call('generation.takes', { clipId: made.clipId, count: 2, keepBest: true });
		await Promise.all(jobIds.map(wait));
		expect(await wait(judgeJobId ?? '')).toMatchObject({ state: 'done', failure: null });
		const { assetId, takes } = (await records()).get(made.clipId) as Clip;
		expect(takes).toHaveLength(3);
		const scores = takes.map(take => take.score?.alignment ?? NaN);
		expect(scores.every(score => score >= -1 && score <= 1)).toBe(true);
		expect(takes.find(take => take.assetId === assetId)?.score?.alignment).toBe(Math.max(...scores));
		expect(leftovers()).toEqual([]);

		const fromWords = await client.call('generation.sound', { prompt: 'rain', sequenceId, placement: { trackId: null, start: seconds(320) }, duration: seconds(1), seed: 1, steps: 4 });
		await wait(fromWords.jobId);
		expect(await reason(client.call('generation.takes', { clipId: fromWords.clipId, count: 2, keepBest: true }))).toContain('no picture to follow');
	});
	test('from words alone lies where it is asked for, also where nothing is to be seen', async () => {
		const made = await client.call('generation.sound', { prompt: 'rain', sequenceId, placement: { trackId: null, start: seconds(300) }, duration: seconds(1), stem: 'ambience', seed: 1, steps: 4 });
		const under = await client.call('generation.soundtrack', { target: { type: 'range', sequenceId, start: seconds(310), end: seconds(311) }, prompt: 'rain', stem: 'music', seed: 1, steps: 4 });
		for (const { jobId, clipId, assetId } of [made, under]) {
			expect(await wait(jobId)).toMatchObject({ state: 'done', failure: null });
			const now = await records();
			expect(now.get(clipId)).toMatchObject({ duration: seconds(1) });
			expect((now.get(assetId) as Asset).source).toMatchObject({ lineage: { task: 'text-to-audio', input: { type: 'none' } } });
		}
		expect(leftovers()).toEqual([]);
	});
	test('follows the speed of its clip', async () => {
		const change = await client.call('project.edit', { edit: 'setSpeed', args: { clipIds: [first.clipId], speed: 2 } });
		expect(change.diff.changed.length).toBeGreaterThan(0);
		const fast = await client.call('generation.soundtrack', { target: { type: 'clip', clipId: first.clipId }, seed: 5, steps: 4 });
		expect(await wait(fast.jobId)).toMatchObject({ state: 'done', failure: null });
		const now = await records();
		expect(now.get(fast.clipId)).toMatchObject({ duration: (now.get(first.clipId) as Clip).duration });
		expect((now.get(fast.assetId) as Asset).source).toMatchObject({ lineage: { input: { speed: 2 } } });
		await client.call('project.edit', { edit: 'setSpeed', args: { clipIds: [first.clipId], speed: 1 } });
	});
	test.each([
		['too short', { start: seconds(100), end: seconds(100.12) }, {}, 'at least 0.2 s'],
		['longer than half an hour', { start: seconds(0), end: seconds(1860) }, {}, 'at most 30 minutes'],
		['without a picture and without words', { start: seconds(500), end: seconds(501) }, { stem: 'music' }, 'no picture in this range'],
		['from empty words', { start: seconds(100), end: seconds(101) }, { looks: false, prompt: '  ' }, 'Say what should be heard'],
	] as const)('is refused in words: %s', async (_, place, wishes, words) => {
		const failure = await failureOf(client.call('generation.soundtrack', { target: { type: 'range', sequenceId, ...place }, ...wishes }));
		expect(failure).toMatchObject({ kind: 'generation-refused', reason: expect.stringContaining(words) });
	});
	test('is refused where there is no picture', async () => {
		const empty = { type: 'range', sequenceId, start: seconds(500), end: seconds(501) } as const;
		expect(await failureOf(client.call('generation.soundtrack', { target: empty }))).toMatchObject({ kind: 'generation-refused' });
	});
});

describe('after a restart of the engine', () => {
	test('what was being made is interrupted, what waited goes on, and both can be had', async () => {
		const running = await clip({ start: 200, steps: 60 });
		const waiting = await clip({ start: 202 });
		let step = '';
		client.on('job.changed', job => job.id === running.jobId && (step = job.stage));
		await until(() => step.startsWith('step'));
		await engine.dispose();
		await open();
		await client.call('project.open', { path: filmPath });
		expect(await status(running.assetId)).toMatchObject({ state: 'failed', failure: { kind: 'interrupted' } });
		expect(await wait(waiting.jobId)).toMatchObject({ state: 'done' });
		expect((await status(waiting.assetId))?.state).toBe('ready');
		const again = await client.call('generation.again', { assetId: running.assetId });
		expect(await wait(again.jobId)).toMatchObject({ state: 'done' });
	}, 300_000);
	test('ready clips are still ready', async () => {
		const made = await clip({ start: 210 });
		await wait(made.jobId);
		await engine.dispose();
		await open();
		await client.call('project.open', { path: filmPath });
		let state: string | undefined;
		await until(() => {
			void status(made.assetId).then(it => state = it?.state);
			return state === 'ready';
		});
	});
});

test('a media folder that cannot be written is named, and the job can be tried again', async () => {
	// A file stands where the folder should be.
	await client.call('project.new', { path: join(folder, 'other.reel') });
	writeFileSync(join(folder, 'other.media'), '');
	const made = await clip();
	expect(await wait(made.jobId)).toMatchObject({ state: 'failed', failure: { kind: 'cannot-write' } });
	rmSync(join(folder, 'other.media'));
	expect(await wait((await client.call('jobs.retry', { jobId: made.jobId })).jobId)).toMatchObject({ state: 'done' });
	expect(isAlive(process.pid)).toBe(true);
});
