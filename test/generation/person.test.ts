import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineContract } from '../../electron/shared/contract/contract.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { Client } from '../../electron/shared/contract/rpc.ts';
import { timeFromSeconds } from '../../electron/shared/time/time.ts';
import { castOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { startEngine, type Engine } from '../../electron/engine/startEngine.ts';
import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';
import { temporaryFolder } from '../harness/engine.ts';

const { folder, remove } = temporaryFolder();
let engine: Engine;
let client: Client<EngineContract>;

/** Takes somebody into the cast by a picture that ffmpeg draws, and answers their id. */
const joinCast = async (name: string, source: string): Promise<string> => {
	const path = join(folder, `${name}.png`);
	await runFfmpeg(['-y', '-f', 'lavfi', '-i', source, '-frames:v', '1', `file:${path}`]);
	const { assets: [asset] } = await client.call('media.import', { paths: [path] });
	await client.call('project.edit', { edit: 'addCastMember', args: { name, portrait: { assetId: asset?.id ?? '', size: 0.8 } } });
	const records = (await client.call('project.current', {}))?.records ?? [];
	const project: Project = Object.fromEntries(records.map(record => [record.id, record]));
	return castOf(project).find(person => person.name === name)?.id ?? '';
};
const ask = (castId: string | null, start: number, more: { prompt?: string; isDraft?: boolean; first?: { type: 'frame'; at: ReturnType<typeof timeFromSeconds> } } = {}) => client.call('generation.clip', {
	prompt: more.prompt ?? 'a person waves in a blue room', sequenceId: 'sequence-1', placement: { trackId: null, start: timeFromSeconds(start) }, duration: timeFromSeconds(1),
	seed: 5, steps: 4, castId, isDraft: more.isDraft ?? false, first: more.first ?? null,
});
const made = async (castId: string | null, start: number): Promise<Buffer> => {
	const { jobId, assetId } = await ask(castId, start);
	expect(await client.call('jobs.wait', { jobId })).toMatchObject({ state: 'done', failure: null });
	return readFileSync(join(folder, 'film.media', `${assetId}.mp4`));
};
const reason = (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', (error: unknown) => error instanceof CallFailed && 'reason' in error.failure ? error.failure.reason : String(error));

beforeAll(async () => {
	engine = await startEngine({ grantedFolders: null, cacheFolder: join(folder, 'cache'), settingsFolder: join(folder, 'settings') });
	client = engine.client();
	await client.call('project.new', { path: join(folder, 'film.reel'), sequence: { width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 } } });
});
afterAll(async () => {
	await engine.dispose();
	remove();
});

test('who is meant changes the picture, and the same person gives the same bits again', async () => {
	const anna = await joinCast('Anna', 'testsrc2=size=300x400:rate=1');
	const ben = await joinCast('Ben', 'mandelbrot=size=400x300:rate=1');
	const [nobody, first, other, again] = [await made(null, 0), await made(anna, 2), await made(ben, 4), await made(anna, 6)];
	expect(again.equals(first)).toBe(true);
	expect(first.equals(other)).toBe(false);
	expect(first.equals(nobody)).toBe(false);
});

test('a picture in which nothing can be made out ends the job with a sentence that names the person', async () => {
	const grey = await joinCast('Grey', 'color=gray:size=320x240:rate=1');
	const { jobId } = await ask(grey, 10);
	const { state, failure } = await client.call('jobs.wait', { jobId });
	expect(state).toBe('failed');
	expect(failure?.kind === 'generation-refused' && failure.reason).toBe('Nothing can be made out in the picture of Grey: it is of one colour. Choose another picture or another part of it in the cast.');
});

test('nobody, no words, a picture to start from, or a draft are refused in words', async () => {
	const anna = castOf(Object.fromEntries(((await client.call('project.current', {}))?.records ?? []).map(record => [record.id, record])))[0]?.id ?? '';
	expect(await reason(ask('nobody', 20))).toContain('nobody like that in the cast');
	expect(await reason(ask(anna, 20, { prompt: ' ' }))).toBe('The prompt is empty. Say what the person does.');
	expect(await reason(ask(anna, 20, { first: { type: 'frame', at: timeFromSeconds(2.5) } }))).toContain('cannot start from a picture');
	expect(await reason(ask(anna, 20, { isDraft: true }))).toContain('has no drafts of this');
});
