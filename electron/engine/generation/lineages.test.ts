import { expect, test } from 'vitest';
import { lineageDefaults, type Lineage } from '../../shared/generation/lineage.ts';
import { assetSchema } from '../../shared/timeline/records.ts';
import { timeFromSeconds, zeroTime } from '../../shared/time/time.ts';
import { deviceLabel, nameOf, pictureAsset, precisionOf, soundAsset } from './lineages.ts';
import { taskOf } from './taskOf.ts';

const lineage: Lineage = {
	...lineageDefaults,
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
	const still = { type: 'asset', assetId: 'a', at: zeroTime } as const;
	const before = { type: 'track', sequenceId: 's', trackId: 't', start: zeroTime, end: timeFromSeconds(1), planHash: 'h' } as const;
	expect(taskOf({ ...lineage, task: 'image-to-video', input: { type: 'known-frames', first: before, last: still } }, 2)).toMatchObject({ task: 'image-to-video', first: 'moving', last: 'still' });
	expect(taskOf({ ...lineage, task: 'edit-video', videoGuidance: 1.4, isDraft: true }, 2)).toEqual({
		task: 'edit-video', instruction: 'sea at sunset', picture: lineage.picture, videoGuidance: 1.4, sampling: { steps: 25, guidance: 3.5, seed: 7, isDraft: true },
	});
	expect(taskOf({ ...lineage, task: 'text-to-audio', picture: null, stem: 'music', quality: 8 }, 2)).toEqual({
		task: 'text-to-audio', prompt: 'sea at sunset', durationSeconds: 2, sampling: { steps: 25, guidance: 3.5, seed: 7 }, stem: 'music', quality: 8,
	});
	expect(taskOf({ ...lineage, task: 'personalised-video' }, 2)).toMatchObject({ task: 'personalised-video' });
	expect(() => taskOf({ ...lineage, task: 'judge-video' }, 2)).toThrow('judge-video');
});
test('device and precision go into one word and come out again', () => {
	expect([deviceLabel('cpu', 'fp32'), deviceLabel('webgpu', 'int8')]).toEqual(['cpu', 'webgpu int8']);
	expect([precisionOf('cpu'), precisionOf('webgpu int8')]).toEqual(['fp32', 'int8']);
});
test('long prompts make short names', () => {
	expect(nameOf('x'.repeat(100), '')).toHaveLength(60);
	expect(nameOf('   ', 'Generated clip')).toBe('Generated clip');
});
