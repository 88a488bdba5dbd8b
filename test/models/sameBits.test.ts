import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { InferenceRequest } from '../../electron/engine/generation/inferenceProcess.ts';
import { clipRequest, loadedFamily, modelFolder, startInference, testFolder } from './inferenceHarness.ts';

const { folder, remove } = testFolder();
const inference = startInference();
afterAll(async () => {
	await inference.dispose();
	remove();
});
const { signal } = new AbortController();
const output = join(folder, 'out.raw');

/** Six seconds in which a bright square falls and hits the ground twice. */
const soundRequest = (seed: number): InferenceRequest => {
	const [width, height, frames] = [64, 36, 150];
	const pixels = new Uint8Array(width * height * 3 * frames);
	for (let frame = 0; frame < frames; frame++) {
		const top = Math.round(28 * Math.abs(((frame / 50) % 2) - 1) ** 2);
		for (let y = top; y < top + 8; y++) {
			pixels.fill(255, ((frame * height + y) * width + 28) * 3, ((frame * height + y) * width + 36) * 3);
		}
	}
	const path = join(folder, 'pictures.rgb');
	writeFileSync(path, pixels);
	return {
		family: 'nano', folder: modelFolder, precision: 'fp32', outputPath: output, roughPath: null, pictures: { path, width, height, frames, fps: 25 },
		task: { task: 'video-to-audio', prompt: '', source: { path, startSeconds: 0, durationSeconds: 6 }, sampling: { steps: 4, guidance: 3, seed } },
	};
};

describe.each([
	['a clip longer than one window', (seed: number) => clipRequest(output, { seed, frames: 37 })],
	['sound longer than one window', soundRequest],
])('%s', (_name, request) => {
	test('has the same bits with the same seed, in one process and after a restart', async () => {
		const first = await inference.run(request(7), { signal });
		const second = await inference.run(request(7), { signal });
		const restarted = startInference();
		const third = await restarted.run(request(7), { signal });
		await restarted.dispose();
		expect([second.sha256, third.sha256]).toEqual([first.sha256, first.sha256]);
		expect(createHash('sha256').update(readFileSync(output)).digest('hex')).toBe(first.sha256);
	});
	test('differs with another seed', async () => {
		const [a, b] = [await inference.run(request(7), { signal }), await inference.run(request(8), { signal })];
		expect(a.sha256).not.toBe(b.sha256);
	});
});

test('a clip has exactly the frames that were asked for', async () => {
	const { result, sizeBytes } = await inference.run(clipRequest(output, { frames: 37 }), { signal });
	expect(result).toMatchObject({ type: 'picture', frames: 37 });
	expect(result.type === 'picture' && sizeBytes === result.width * result.height * 3 * 37).toBe(true);
});
test('sound has exactly the samples of its length', async () => {
	const { result, sizeBytes } = await inference.run(soundRequest(1), { signal });
	expect(result).toEqual({ type: 'sound', samples: 288_000, sampleRate: 48_000, channels: 1 });
	expect(sizeBytes).toBe(288_000 * 4);
	const samples = new Float32Array(readFileSync(output).buffer.slice(0));
	expect(samples.every(value => value >= -1 && value <= 1)).toBe(true);
	expect(samples.some(value => Math.abs(value) > 1e-4)).toBe(true);
});
test('weights that do not fit into memory together are opened in turn, with the same bits', async () => {
	const roomy = await inference.run(clipRequest(output), { signal });
	const tight = startInference({ environment: { REELWRIGHT_MODEL_MEMORY: '1' } });
	const narrow = await tight.run(clipRequest(output), { signal });
	await tight.dispose();
	expect(narrow.sha256).toBe(roomy.sha256);
});
test.skipIf(!loadedFamily.precisions('text-to-video').includes('int8'))('8-bit weights make nearly the same picture', async () => {
	const [exact, coarse] = [join(folder, 'exact.raw'), join(folder, 'coarse.raw')];
	await inference.run(clipRequest(exact, { steps: 8 }), { signal });
	const { sha256 } = await inference.run({ ...clipRequest(coarse, { steps: 8 }), precision: 'int8' }, { signal });
	const [a, b] = [readFileSync(exact), readFileSync(coarse)];
	expect(createHash('sha256').update(a).digest('hex')).not.toBe(sha256);
	const meanDifference = a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;
	expect(meanDifference).toBeLessThan(8);
});
test('words change the picture', async () => {
	const sea = await inference.run(clipRequest(output, { prompt: 'the sea at sunset' }), { signal });
	const fire = await inference.run(clipRequest(output, { prompt: 'a burning fire' }), { signal });
	expect(sea.sha256).not.toBe(fire.sha256);
});
