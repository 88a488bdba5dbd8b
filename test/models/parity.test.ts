import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Sessions } from '../../electron/inference/sessions.ts';
import type { FamilyRuntime, ModelSession, Tensor } from '../../electron/shared/generation/modelFamily.ts';
import { gaussianNoise, philoxWords } from '../../electron/shared/generation/noise.ts';
import { linearQuadraticSchedule } from '../../electron/shared/generation/schedule.ts';
import { videoDataSchema, vocabularySchema, type VideoData } from '../../native-models/nano/dataFiles.ts';
import { keepRest } from '../../native-models/nano/keepRest.ts';
import { textToVideo } from '../../native-models/nano/textToVideo.ts';
import { videoFile } from '../../native-models/nano/videoPlan.ts';
import { promptIds } from '../../electron/shared/generation/tokenise.ts';
import { modelFolder } from './inferenceHarness.ts';

/** What the Python reference sampler (numpy and onnxruntime on the same graphs) recorded; see native-models/training/video/record_parity.py. */
const checksumSchema = z.object({ mean: z.number(), deviation: z.number(), ramp: z.number() });
const thresholdSchema = z.object({ from: z.number(), full: z.number() });
const recordSchema = z.object({
	prompt: z.string(), seed: z.int(), readings: z.array(z.object({ prompt: z.string(), ids: z.array(z.int()), context: checksumSchema })), shape: z.array(z.int()), stride: z.int(), steps: z.int(), guidance: z.number(),
	guidanceInterval: z.tuple([z.number(), z.number()]), times: z.array(z.number()), weights: z.record(z.string(), z.string()),
	context: checksumSchema, emptyContext: checksumSchema, latents: z.array(checksumSchema), frames: checksumSchema.extend({ shape: z.array(z.int()) }),
	cropped: checksumSchema, keepRest: checksumSchema.extend({ meant: thresholdSchema, unsteady: thresholdSchema, rows: z.array(z.int()) }), philox: z.object({ seed: z.int(), words: z.array(z.array(z.int())), blocks: z.array(z.int()), stream: z.int() }),
});
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'models');
const record = recordSchema.parse(JSON.parse(readFileSync(join(fixtures, 'video-parity.json'), 'utf8')));
const recorded = new Float32Array(new Uint8Array(readFileSync(join(fixtures, 'video-parity.bin'))).buffer);
const size = record.shape.reduce((product, side) => product * side, 1);
const recordedNoise = recorded.subarray(0, size);
const perStep = Math.ceil(size / record.stride);
const recordedStep = (step: number): Float32Array => recorded.subarray(size + step * perStep, size + (step + 1) * perStep);

type Checksum = z.output<typeof checksumSchema>;
const checksum = (values: ArrayLike<number>): Checksum => {
	const { length } = values;
	let [sum, squares, ramp] = [0, 0, 0];
	for (let i = 0; i < length; i++) {
		const value = values[i] as number;
		sum += value;
		squares += value * value;
		ramp += value * (-1 + 2 * i / (length - 1));
	}
	const mean = sum / length;
	return { mean, deviation: Math.sqrt(squares / length - mean ** 2), ramp: ramp / length };
};
const near = (found: Checksum, expected: Checksum, tolerance: number): void => {
	const largest = Math.max(...(['mean', 'deviation', 'ramp'] as const).map(key => Math.abs(found[key] - expected[key])));
	expect(largest / Math.max(expected.deviation, 1e-9)).toBeLessThan(tolerance);
};
/** Length of the difference over length of the expected. */
const relativeError = (found: Float32Array, expected: Float32Array): number =>
	Math.sqrt(found.reduce((sum, value, i) => sum + (value - (expected[i] as number)) ** 2, 0) / expected.reduce((sum, value) => sum + value ** 2, 0));

const data: VideoData = videoDataSchema.parse(JSON.parse(readFileSync(join(modelFolder, 'video.json'), 'utf8')));
const words = vocabularySchema.parse(JSON.parse(readFileSync(join(modelFolder, 'video-vocabulary.json'), 'utf8'))).words;
const vocabulary = new Map(words.map((word, id) => [word, id]));
const sessions = await Sessions.load({ device: 'cpu', threads: 2, budgetBytes: 2 ** 30 });
afterAll(() => sessions.dispose());

/** Runs the family's own text-to-video with sessions that remember what went in and came out. */
const run = async (): Promise<{ latents: Float32Array[]; context: Float32Array; decoded: Float32Array; pixels: Uint8Array }> => {
	const latents: Float32Array[] = [];
	const pieces: Uint8Array[] = [];
	let context: Float32Array = new Float32Array();
	let decoded: Float32Array = new Float32Array();
	const open: FamilyRuntime['open'] = async (file) => {
		const session = await sessions.open('Nano cast', modelFolder, file);
		return {
			inputShape: session.inputShape,
			run: async (inputs: Readonly<Record<string, Tensor>>) => {
				const outputs = await session.run(inputs);
				if (file.name === data.files.text.file) {
					context = outputs['context']?.data ?? context;
				}
				if (inputs['latent']?.type === 'float32') {
					latents.push(inputs['latent'].data.slice(0, size));
				}
				// As the graph gave it: what decodes it works on it in place.
				decoded = outputs['frames']?.data.slice() ?? decoded;
				return outputs;
			},
		} satisfies ModelSession;
	};
	const [landscape] = data.sizes;
	const { signal } = new AbortController();
	await textToVideo({
		task: 'text-to-video', prompt: record.prompt, sampling: { steps: record.steps, guidance: record.guidance, seed: record.seed },
		picture: { width: landscape?.width ?? 0, height: landscape?.height ?? 0, frames: data.latentFrames * data.temporalFactor, fps: data.fps },
	}, data, vocabulary, {
		precision: 'fp32', signal, open, report: () => undefined, pictures: null,
		write: async bytes => void pieces.push(bytes), rough: { isDue: () => false, show: async () => undefined },
	});
	return { latents, context, decoded, pixels: Buffer.concat(pieces) };
};

test('the record was made with the weights under test', () => {
	const { text, velocity, decode } = data.files;
	expect(record.weights).toMatchObject({ text: text.sha256, velocity: velocity.sha256, decode: decode.sha256 });
	expect([data.sampler.guidanceInterval, data.sampler.steps]).toEqual([record.guidanceInterval, record.steps]);
});
test.each(record.readings)('“$prompt” has the same ids and means the same', async ({ prompt, ids, context }) => {
	const read = promptIds([prompt], vocabulary, data);
	expect([...read.data].map(Number)).toEqual(ids);
	const text = await sessions.open('Nano cast', modelFolder, videoFile(data, 'text', { precision: 'fp32' }));
	const meant = await text.run({ ids: { type: 'int64', data: read.data, shape: [1, read.width] } });
	near(checksum(meant['context']?.data ?? []), context, 1e-4);
});
test('noise has the same words to the bit, and the same numbers to the last place', () => {
	const { seed, blocks, stream } = record.philox;
	expect(blocks.map(block => [...philoxWords(seed, block, stream)])).toEqual(record.philox.words);
	const noise = gaussianNoise(record.seed, size);
	noise.forEach((value, i) => expect(Math.abs(value - (recordedNoise[i] as number))).toBeLessThan(1e-6));
});
test('steps are taken at the same times', () => {
	const schedule = data.sampler.schedule.type === 'linear-quadratic' ? linearQuadraticSchedule(record.steps, data.sampler.schedule.emulated) : [];
	expect(schedule).toHaveLength(record.times.length);
	schedule.forEach((time, i) => expect(time).toBeCloseTo(record.times[i] as number, 12));
});
describe('text to video', async () => {
	const { latents, context, decoded, pixels } = await run();
	test('words mean the same', () => {
		near(checksum(context.subarray(0, context.length / 2)), record.context, 1e-4);
		near(checksum(context.subarray(context.length / 2)), record.emptyContext, 1e-4);
	});
	test.each(Array.from({ length: record.steps }, (_, step) => step + 1))('the latent after step %d agrees to one part in a thousand', (step) => {
		// The latent before step n + 1, and for the last step what the decoder was given.
		const latent = latents[step] as Float32Array;
		const strided = Float32Array.from({ length: perStep }, (_, i) => latent[i * record.stride] as number);
		expect(relativeError(strided, recordedStep(step - 1))).toBeLessThan(1e-3);
		near(checksum(latent), record.latents[step - 1] as Checksum, 1e-3);
	});
	test('the frames agree, before and after cropping and rounding', () => {
		near(checksum(decoded), record.frames, 1e-3);
		near(checksum(pixels), record.cropped, 1e-3);
	});
});

describe('what an edit is held to', () => {
	test('agrees with the reference that measures the cast, to one level', () => {
		const { meant, unsteady, rows, ...expected } = record.keepRest;
		const [width, height] = [24, 16];
		const picture = (value: (x: number, y: number, channel: number) => number): Float32Array =>
			Float32Array.from({ length: width * height * 3 }, (_, i) => value(Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3));
		const seen = picture((x, y, channel) => (37 * x + 91 * y + 53 * channel + x * y) % 256);
		const known = seen.map(value => Math.floor((9 * value + 120) / 10) % 256);
		const made = picture((x, y, channel) => {
			const before = known[(y * width + x) * 3 + channel] as number;
			return x < 12 ? 255 - before : Math.min(255, before + (x + y) % 3);
		});
		const kept = Uint8ClampedArray.from(keepRest(made, known, seen, { width, height }, { meant, unsteady }));
		near(checksum(kept), expected, 1e-3);
		const found = [0, 5, 10, 15].flatMap(row => [...kept.subarray(row * width * 3, (row + 1) * width * 3)]);
		expect(Math.max(...found.map((value, i) => Math.abs(value - (rows[i] as number))))).toBeLessThanOrEqual(1);
		expect({ meant, unsteady }).toEqual({ meant: data.edit?.meant, unsteady: data.edit?.unsteady });
	});
});
