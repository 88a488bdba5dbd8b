import { z } from 'zod';

/**
 * What can be asked of a model. A model family says in its card which of these it can do, and within what limits;
 * nothing outside `native-models` knows more of a model than this.
 */

export const promptSchema = z.string().max(2_000, { error: 'The prompt is longer than 2 000 characters. Shorten it.' });
const seed = z.int().nonnegative().max(0xffff_ffff);

/** How the sampler walks from noise to data. */
export const samplingSchema = z.object({
	/** Evaluations of the velocity. */
	steps: z.int().min(1).max(1000),
	/** Classifier-free guidance scale; 1 switches guidance off. */
	guidance: z.number().min(0).max(30),
	seed,
});
export type Sampling = z.output<typeof samplingSchema>;

const picture = z.object({
	width: z.int().positive(), height: z.int().positive(),
	frames: z.int().positive(),
	fps: z.number().positive(),
});

/** A file an asset or the engine holds, by absolute path. Only the engine fills these in. */
const inputFile = z.object({ path: z.string(), startSeconds: z.number().nonnegative(), durationSeconds: z.number().positive() });

export const taskSchema = z.discriminatedUnion('task', [
	/** Words → moving picture. */
	z.object({ task: z.literal('text-to-video'), prompt: promptSchema.min(1, { error: 'The prompt is empty. Say what should be seen.' }), picture, sampling: samplingSchema }),
	/** A still (first frame, last frame or both) and words → moving picture. */
	z.object({ task: z.literal('image-to-video'), prompt: promptSchema, picture, sampling: samplingSchema, first: inputFile.nullable(), last: inputFile.nullable() }),
	/** Reference pictures of a person and words → moving picture with that person. */
	z.object({ task: z.literal('personalised-video'), prompt: promptSchema.min(1), picture, sampling: samplingSchema, references: z.array(inputFile).min(1) }),
	/** A clip and an instruction → the changed clip. `videoGuidance` is s_V of Movie Gen Edit, `sampling.guidance` is s_T. */
	z.object({ task: z.literal('edit-video'), instruction: promptSchema.min(1), source: inputFile, sampling: samplingSchema, videoGuidance: z.number() }),
	/** A picture (cuts included) and, if wanted, words → sound in sync. */
	z.object({ task: z.literal('video-to-audio'), prompt: promptSchema, source: inputFile, sampling: samplingSchema }),
	/** Words → sound. */
	z.object({ task: z.literal('text-to-audio'), prompt: promptSchema.min(1), durationSeconds: z.number().positive(), sampling: samplingSchema }),
	/** A clip → the same clip, finer. */
	z.object({ task: z.literal('upscale-video'), source: inputFile, factor: z.union([z.literal(2), z.literal(4)]), sampling: samplingSchema }),
]);

export type Task = z.output<typeof taskSchema>;
export type TaskName = Task['task'];
export type TaskOf<Name extends TaskName> = Extract<Task, { task: Name }>;

export const taskNames = [
	'text-to-video', 'image-to-video', 'personalised-video', 'edit-video', 'video-to-audio', 'text-to-audio', 'upscale-video',
] as const satisfies readonly TaskName[];
