import { z } from 'zod';
import { call, type Contract } from '../contract/rpc.ts';
import { taskSchema } from './tasks.ts';

/** Places where sessions can run. cpu is everywhere; the others where the platform and the machine have them. */
export const deviceSchema = z.enum(['cpu', 'webgpu', 'dml', 'coreml', 'cuda']);
export type Device = z.output<typeof deviceSchema>;

export const precisionSchema = z.enum(['fp32', 'int8']);

/** A raw file of rgb24 frames, without any header. */
const rawPicturesSchema = z.object({ path: z.string(), width: z.int().positive(), height: z.int().positive(), frames: z.int().positive(), fps: z.number().positive() });

const resultSchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('picture'), width: z.int().positive(), height: z.int().positive(), frames: z.int().positive(), fps: z.number().positive() }),
	z.object({ type: z.literal('sound'), samples: z.int().positive(), sampleRate: z.int().positive(), channels: z.int().positive() }),
	z.object({ type: z.literal('scores'), alignment: z.number(), quality: z.number() }),
]);

/** What the engine asks of the inference process. Bytes go by file, never through the pipe. */
export const inferenceContract = {
	calls: {
		'inference.info': call(z.object({}), z.object({
			device: deviceSchema,
			/** Why it is not the device that was asked for, as a sentence; null when it is. */
			fallback: z.string().nullable(),
			runtimeVersion: z.string(), threads: z.int(),
		})),
		/** Runs one task to its end. One at a time. Cancelled between two looks at the network. */
		'inference.run': call(z.object({
			/** Given back with every event of this run. */
			runId: z.string(),
			family: z.string(),
			/** Folder of the weights; null for the family's own. */
			folder: z.string().nullable(),
			precision: precisionSchema,
			task: taskSchema,
			pictures: rawPicturesSchema.nullable(),
			/** Raw result: rgb24 frames or interleaved float32 little-endian samples. Overwritten. Synced to disk before the call answers. */
			outputPath: z.string(),
			/** Rough pictures are written here with the version at the end; null for none. */
			roughPath: z.string().nullable(),
		}), z.object({
			result: resultSchema, sha256: z.string(), sizeBytes: z.int(),
			/** Wall clock without loading the weights, and with it. */
			samplingSeconds: z.number(), totalSeconds: z.number(),
			/** Highest memory of the process so far. */
			peakBytes: z.number(),
			device: deviceSchema,
		})),
	},
	events: {
		'inference.progress': z.object({ runId: z.string(), step: z.int(), steps: z.int(), stage: z.string() }),
		'inference.rough': z.object({ runId: z.string(), version: z.int(), path: z.string(), width: z.int(), height: z.int(), frames: z.int() }),
	},
} satisfies Contract;

export type InferenceContract = typeof inferenceContract;
