import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Sessions } from '../../electron/inference/sessions.ts';
import type { FamilyRuntime, ModelSession, Tensor } from '../../electron/shared/generation/modelFamily.ts';
import { gaussianNoise } from '../../electron/shared/generation/noise.ts';
import { stemSchema } from '../../electron/shared/generation/tasks.ts';
import { audioDataSchema, vocabularySchema, type AudioData } from '../../native-models/nano/dataFiles.ts';
import { soundWordIds } from '../../native-models/nano/soundWords.ts';
import { videoToAudio } from '../../native-models/nano/videoToAudio.ts';
import { modelFolder } from './inferenceHarness.ts';

/** What the Python reference sampler recorded on the same graphs; see native-models/training/audio/record_parity.py. */
const checksumSchema = z.object({ mean: z.number(), deviation: z.number(), ramp: z.number() });
const recordSchema = z.object({
	prompt: z.string(), stem: stemSchema.optional(), quality: z.int().optional(), seed: z.int(), words: z.array(z.int()), film: z.object({ width: z.int(), height: z.int(), count: z.int() }),
	channels: z.int(), frames: z.int(), stride: z.int(), sampleStride: z.int(), steps: z.int(), guidance: z.number(),
	weights: z.record(z.string(), z.string()), latents: z.array(checksumSchema), samples: checksumSchema.extend({ count: z.int() }),
});
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'models');
const record = recordSchema.parse(JSON.parse(readFileSync(join(fixtures, 'audio-parity.json'), 'utf8')));
const recorded = new Float32Array(new Uint8Array(readFileSync(join(fixtures, 'audio-parity.bin'))).buffer);
const film = new Uint8Array(readFileSync(join(fixtures, 'audio-parity.rgb')));
const size = record.channels * record.frames;
const perStep = Math.ceil(size / record.stride);
const recordedNoise = recorded.subarray(0, size);
const recordedStep = (step: number): Float32Array => recorded.subarray(size + (step - 1) * perStep, size + step * perStep);
const recordedSamples = recorded.subarray(size + record.steps * perStep);

const data: AudioData = audioDataSchema.parse(JSON.parse(readFileSync(join(modelFolder, 'audio.json'), 'utf8')));
const words = vocabularySchema.parse(JSON.parse(readFileSync(join(modelFolder, 'audio-vocabulary.json'), 'utf8'))).words;
const vocabulary = new Map(words.map((word, id) => [word, id]));
const sessions = await Sessions.load({ device: 'cpu', threads: 2, budgetBytes: 2 ** 30 });
afterAll(() => sessions.dispose());

/** Length of the difference over length of the expected. */
const relativeError = (found: ArrayLike<number>, expected: Float32Array): number => {
	expect(found.length).toBe(expected.length);
	return Math.sqrt(expected.reduce((sum, value, i) => sum + (value - (found[i] as number)) ** 2, 0) / expected.reduce((sum, value) => sum + value ** 2, 0));
};
const every = (values: Float32Array, stride: number): Float32Array => values.filter((_, i) => i % stride === 0);
/** Position-weighted mean, as the recorder takes it: samples in another order or place differ in it. */
const ramp = (values: Float32Array): number => values.reduce((sum, value, i) => sum + value * (-1 + 2 * i / (values.length - 1)), 0) / values.length;

/** Runs the family's own video-to-audio with sessions that remember what went in. */
const run = async (): Promise<{ latents: Float32Array[]; samples: Float32Array }> => {
	const latents: Float32Array[] = [];
	const pieces: Uint8Array[] = [];
	const open: FamilyRuntime['open'] = async (file) => {
		const session = await sessions.open('Nano cast', modelFolder, file);
		return {
			inputShape: session.inputShape,
			run: async (inputs: Readonly<Record<string, Tensor>>) => {
				if (inputs['latent']?.type === 'float32') {
					latents.push(inputs['latent'].data.slice(0, size));
				}
				return session.run(inputs);
			},
		} satisfies ModelSession;
	};
	const frameBytes = record.film.width * record.film.height * 3;
	await videoToAudio({
		task: 'video-to-audio', prompt: record.prompt, stem: record.stem, quality: record.quality, sampling: { steps: record.steps, guidance: record.guidance, seed: record.seed },
		source: { path: '/film', startSeconds: 0, durationSeconds: record.frames / data.latentRate },
	}, data, vocabulary, {
		precision: 'fp32', signal: new AbortController().signal, open, report: () => undefined,
		pictures: { ...record.film, fps: data.latentRate, read: async (first, count) => film.slice(first * frameBytes, (first + count) * frameBytes) },
		write: async bytes => void pieces.push(bytes), rough: { isDue: () => false, show: async () => undefined },
	});
	return { latents, samples: new Float32Array(new Uint8Array(Buffer.concat(pieces)).buffer) };
};

test('the record was made with the weights under test', () => {
	expect(record.weights).toMatchObject({ velocity: data.files.velocity.sha256, decode: data.files.decode.sha256 });
	expect([record.steps, record.guidance, record.frames]).toEqual([data.sampler.steps, data.sampler.guidance, data.windowFrames]);
});
test('words have the same ids, noise the same numbers', () => {
	const ids = soundWordIds(record.prompt, record, vocabulary, data.maxWords);
	expect([...ids, ...Array.from({ length: data.maxWords - ids.length }, () => 0)]).toEqual(record.words);
	expect(relativeError(gaussianNoise(record.seed, size), recordedNoise)).toBeLessThan(1e-6);
});
describe('video to audio', async () => {
	const { latents, samples } = await run();
	test.each(Array.from({ length: record.steps }, (_, step) => step + 1))('the latent after step %d agrees to one part in a thousand', (step) => {
		// The latent before step n + 1, and for the last step what the decoder was given.
		expect(relativeError(every(latents[step] as Float32Array, record.stride), recordedStep(step))).toBeLessThan(1e-3);
	});
	test('the samples agree', () => {
		expect(samples.length).toBe(record.samples.count);
		expect(samples.every(sample => Math.abs(sample) <= 1)).toBe(true);
		// The noise is hashed from the latent, so differences of a latent in the sixth place grow a little.
		expect(relativeError(every(samples, record.sampleStride), recordedSamples)).toBeLessThan(2e-2);
		expect(Math.abs(ramp(samples) - record.samples.ramp) / record.samples.deviation).toBeLessThan(1e-3);
	});
});
test('words alone make sound without a picture, exactly as long as asked', async () => {
	const given: Float32Array[] = [];
	let bytes = 0;
	const open: FamilyRuntime['open'] = async (file) => {
		const session = await sessions.open('Nano cast', modelFolder, file);
		return {
			inputShape: session.inputShape,
			run: async (inputs: Readonly<Record<string, Tensor>>) => {
				if (inputs['pictureGiven']?.type === 'float32') {
					given.push(inputs['pictureGiven'].data);
				}
				return session.run(inputs);
			},
		} satisfies ModelSession;
	};
	const result = await videoToAudio({ task: 'text-to-audio', prompt: 'heavy rain', stem: 'ambience', durationSeconds: 1.2345, sampling: { steps: 2, guidance: 2.5, seed: 1 } }, data, vocabulary, {
		precision: 'fp32', signal: new AbortController().signal, open, report: () => undefined, pictures: null,
		write: async (piece) => {
			bytes += piece.byteLength;
		},
		rough: { isDue: () => false, show: async () => undefined },
	});
	expect(result).toEqual({ type: 'sound', samples: 59_256, sampleRate: 48_000, channels: 1 });
	expect(bytes).toBe(59_256 * 4);
	expect(given.flatMap(row => [...row])).toEqual([0, 0, 0, 0]);
});
