import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { CallFailed, type Failure } from '../../electron/shared/contract/failure.ts';
import { clipRequest, loadedFamily, modelFolder, startInference, testFolder } from './inferenceHarness.ts';

const { folder, remove } = testFolder();
/** A copy for each test: graphs that were checked and opened stay open for their folder. */
let copy = '';
let copies = 0;
const inference = startInference();
afterAll(async () => {
	await inference.dispose();
	remove();
});
beforeEach(() => {
	copies += 1;
	copy = join(folder, `weights-${copies}`);
	cpSync(modelFolder, copy, { recursive: true });
});
const run = (): Promise<Failure | null> => inference.run(clipRequest(join(folder, 'out.raw'), { folder: copy }), { signal: new AbortController().signal })
	.then(() => null, (error: unknown) => error instanceof CallFailed ? error.failure : Promise.reject(error));
const model = loadedFamily.card.name;
const rewriteJson = (file: string, change: (data: Record<string, unknown>) => void): void => {
	const data = JSON.parse(readFileSync(join(copy, file), 'utf8')) as Record<string, unknown>;
	change(data);
	writeFileSync(join(copy, file), JSON.stringify(data));
};

test('an untouched copy works', async () => {
	expect(await run()).toBeNull();
});
test.each(['video-text.onnx', 'video-velocity.onnx', 'video-decode.onnx', 'video.json', 'video-vocabulary.json', 'audio.json'])('without %s the model is named as incomplete', async (file) => {
	rmSync(join(copy, file));
	expect(await run()).toEqual({ kind: 'model-missing', model, file });
});
test('one changed bit in the weights is noticed before they run', async () => {
	const path = join(copy, 'video-velocity.onnx');
	const bytes = readFileSync(path);
	bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
	writeFileSync(path, bytes);
	expect(await run()).toEqual({ kind: 'model-damaged', model, file: 'video-velocity.onnx', problem: 'is not the file that was shipped (its hash differs)' });
});
test('a truncated file is noticed', async () => {
	truncateSync(join(copy, 'video-decode.onnx'), 1000);
	expect(await run()).toMatchObject({ kind: 'model-damaged', file: 'video-decode.onnx' });
});
test('another graph under a right hash is refused by its inputs', async () => {
	const wrong = readFileSync(join(copy, 'video-text.onnx'));
	writeFileSync(join(copy, 'video-decode.onnx'), wrong);
	rewriteJson('video.json', (data) => {
		const files = data['files'] as Record<string, { sha256: string }>;
		Object.assign(files['decode'] ?? {}, { sha256: createHash('sha256').update(wrong).digest('hex') });
	});
	expect(await run()).toEqual({ kind: 'model-damaged', model, file: 'video-decode.onnx', problem: 'has no input named latent' });
});
test('a file that is no graph is refused in words', async () => {
	const wrong = Buffer.from('This is no model.');
	writeFileSync(join(copy, 'video-text.onnx'), wrong);
	rewriteJson('video.json', (data) => {
		const files = data['files'] as Record<string, { sha256: string }>;
		Object.assign(files['text'] ?? {}, { sha256: createHash('sha256').update(wrong).digest('hex') });
	});
	expect(await run()).toMatchObject({ kind: 'model-damaged', file: 'video-text.onnx' });
});
test('data that does not say what it should is named with the place', async () => {
	rewriteJson('video.json', data => delete data['fps']);
	const failure = await run();
	expect(failure).toMatchObject({ kind: 'model-damaged', file: 'video.json' });
	expect(failure?.kind === 'model-damaged' && failure.problem).toContain('fps');
	writeFileSync(join(copy, 'video.json'), '{ "half');
	expect(await run()).toMatchObject({ kind: 'model-damaged', file: 'video.json' });
});
test('a data file cannot lead to weights outside its folder', async () => {
	rewriteJson('video.json', (data) => {
		const files = data['files'] as Record<string, { file: string }>;
		Object.assign(files['text'] ?? {}, { file: '../weights-1/video-text.onnx' });
	});
	expect(await run()).toMatchObject({ kind: 'model-damaged', file: 'video.json' });
});
