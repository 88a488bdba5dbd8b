import { z } from 'zod';

/**
 * What can be asked of a model. A model family says in its card which of these it can do, and within what limits;
 * nothing outside `native-models` knows more of a model than this.
 */

/** How a sampler's steps are spread; see `schedule.ts`. */
export const scheduleSettingsSchema = z.discriminatedUnion('type', [z.object({ type: z.literal('linear') }), z.object({ type: z.literal('linear-quadratic'), emulated: z.int().positive() })]);

/** Between which moments (0 noise … 1 data) guidance is used; half open. */
export const guidanceIntervalSchema = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

export const promptSchema = z.string().max(2_000, { error: 'The prompt is longer than 2 000 characters. Shorten it.' });
const seed = z.int().nonnegative().max(0xffff_ffff);

/** How the sampler walks from noise to data. */
export const samplingSchema = z.object({
	/** Evaluations of the velocity. */
	steps: z.int().min(1).max(1000),
	/** Classifier-free guidance scale; 1 switches guidance off. */
	guidance: z.number().min(0).max(30),
	seed,
	/** The distilled network of the family, without guidance: rougher, several times faster. Default: the full one. */
	isDraft: z.boolean().optional(),
	/** Default: the model's own. */
	schedule: scheduleSettingsSchema.optional(),
	/** Default: the model's own. */
	guidanceInterval: guidanceIntervalSchema.optional(),
});
export type Sampling = z.output<typeof samplingSchema>;

const picture = z.object({
	width: z.int().positive(), height: z.int().positive(),
	frames: z.int().positive(),
	fps: z.number().positive(),
});

/** A file an asset or the engine holds, by absolute path. Only the engine fills these in. */
const inputFile = z.object({ path: z.string(), startSeconds: z.number().nonnegative(), durationSeconds: z.number().positive() });

/**
 * What is known at one end of a clip.
 * - still: one picture, which belongs to the clip.
 * - moving: the frames beside the clip, which do not belong to it.
 */
export const knownEndSchema = z.enum(['still', 'moving']);
export type KnownEnd = z.output<typeof knownEndSchema>;

/**
 * A track of a film's sound, made apart from the others.
 * - effects: what things do, when they do it.
 * - ambience: what a place sounds like all the time.
 * - music: what nobody in the picture hears.
 */
export const stemSchema = z.enum(['effects', 'ambience', 'music']);
export type Stem = z.output<typeof stemSchema>;

/** What sound is asked for beside its words. */
const soundWishes = {
	/** Default: everything that would be heard, in one mix. */
	stem: stemSchema.optional(),
	/** How well recorded it should sound, from 1 (noisy, muffled, clipped) to 10 (clean). Default: the model's own, the best it does well. */
	quality: z.int().min(1).max(10).optional(),
};
export type SoundWishes = { readonly stem?: Stem | undefined; readonly quality?: number | undefined };

export const taskSchema = z.discriminatedUnion('task', [
	/** Words → moving picture. */
	z.object({ task: z.literal('text-to-video'), prompt: promptSchema.min(1, { error: 'The prompt is empty. Say what should be seen.' }), picture, sampling: samplingSchema }),
	/**
	 * Frames known at the start, the end or both, and (if wanted) words → the moving picture between. What is known comes as pictures, in the order start, end, as many of each
	 * as `knownLayout` says.
	 */
	z.object({ task: z.literal('image-to-video'), prompt: promptSchema, picture, sampling: samplingSchema, first: knownEndSchema.nullable(), last: knownEndSchema.nullable() }),
	/** One square reference picture of a person (handed over as the only picture) and words → moving picture with that person. */
	z.object({ task: z.literal('personalised-video'), prompt: promptSchema.min(1, { error: 'The prompt is empty. Say what the person does.' }), picture, sampling: samplingSchema }),
	/** A clip (its pictures, at the size and rate of `picture`) and an instruction → the changed clip. `videoGuidance` is s_V of Movie Gen Edit, `sampling.guidance` is s_T. */
	z.object({ task: z.literal('edit-video'), instruction: promptSchema.min(1), picture, sampling: samplingSchema, videoGuidance: z.number().min(0).max(10) }),
	/** A picture (cuts included) and, if wanted, words → sound in sync. */
	z.object({ task: z.literal('video-to-audio'), prompt: promptSchema, source: inputFile, sampling: samplingSchema, ...soundWishes }),
	/** Words → sound, without a picture. */
	z.object({
		task: z.literal('text-to-audio'), prompt: promptSchema.min(1, { error: 'The prompt is empty. Say what should be heard.' }), durationSeconds: z.number().positive(),
		sampling: samplingSchema, ...soundWishes,
	}),
	/** A clip (its pictures, at the size and rate of `picture`) → the same clip, finer. Nothing is drawn by chance. */
	z.object({ task: z.literal('upscale-video'), picture, factor: z.union([z.literal(2), z.literal(4)]) }),
	/** A clip (its pictures, small) and the words it was made from → how well they fit and how good the shot is. */
	z.object({ task: z.literal('judge-video'), prompt: promptSchema }),
]);

export type Task = z.output<typeof taskSchema>;
export type TaskName = Task['task'];
export type TaskOf<Name extends TaskName> = Extract<Task, { task: Name }>;

export const taskNames = [
	'text-to-video', 'image-to-video', 'personalised-video', 'edit-video', 'video-to-audio', 'text-to-audio', 'upscale-video', 'judge-video',
] as const satisfies readonly TaskName[];
