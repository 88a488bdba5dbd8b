import { expect, test } from 'vitest';
import type { Lineage } from '../../shared/generation/lineage.ts';
import { assetSchema } from '../../shared/timeline/records.ts';
import { timeFromSeconds } from '../../shared/time/time.ts';
import { deviceLabel, nameOf, pictureAsset, precisionOf, soundAsset } from './lineages.ts';
import { taskOf } from './taskOf.ts';

const lineage: Lineage = {
	task: 'text-to-video', prompt: 'Ocean  at\ndusk', rewrittenPrompt: 'sea at sunset', model: 'Tiny', modelVersion: '1', modelHash: 'h', device: 'cpu int8', seed: 7, steps: 25, guidance: 3.5,
	picture: { width: 128, height: 72, frames: 33, fps: 16 }, input: { type: 'none' }, createdAt: '2026-11-22T00:00:00.000Z',
};

test('the asset of a clip is a valid record, four times as large and exactly as long as its frames', () => {
	const asset = assetSchema.parse({ ...pictureAsset(lineage), kind: 'asset', id: 'asset-1' });
	expect(asset).toMatchObject({ name: 'Ocean at dusk', duration: timeFromSeconds(33 / 16), video: { width: 512, height: 288, frameRate: { numerator: 16, denominator: 1 } } });
});
test('the asset of a soundtrack is a valid record with one mono stream', () => {
	const asset = assetSchema.parse({ ...soundAsset({ ...lineage, task: 'video-to-audio', prompt: '', picture: null }, timeFromSeconds(3)), kind: 'asset', id: 'asset-1' });
	expect(asset).toMatchObject({ name: 'Soundtrack', video: null, duration: timeFromSeconds(3), audio: [{ channels: 1, sampleRate: 48_000 }] });
});
test('a lineage gives the task that made it', () => {
	expect(taskOf(lineage, 2)).toEqual({ task: 'text-to-video', prompt: 'sea at sunset', picture: lineage.picture, sampling: { steps: 25, guidance: 3.5, seed: 7 } });
	expect(() => taskOf({ ...lineage, task: 'edit-video' }, 2)).toThrow('edit-video');
});
test('device and precision go into one word and come out again', () => {
	expect([deviceLabel('cpu', 'fp32'), deviceLabel('webgpu', 'int8')]).toEqual(['cpu', 'webgpu int8']);
	expect([precisionOf('cpu'), precisionOf('webgpu int8')]).toEqual(['fp32', 'int8']);
});
test('long prompts make short names', () => {
	expect(nameOf('x'.repeat(100), '')).toHaveLength(60);
	expect(nameOf('   ', 'Generated clip')).toBe('Generated clip');
});
