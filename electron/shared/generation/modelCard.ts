import { z } from 'zod';
import { guidanceIntervalSchema, scheduleSettingsSchema, stemSchema, taskNames } from './tasks.ts';

const limits = z.object({
	/** Picture sizes the model was made for, with the words shown for each ("16:9"). */
	sizes: z.array(z.object({ label: z.string(), width: z.int().positive(), height: z.int().positive() })),
	fps: z.number().positive().nullable(),
	minSeconds: z.number().nonnegative(), maxSeconds: z.number().positive(),
	/** Sampling used when the user does not choose. */
	defaults: z.object({
		steps: z.int(), guidance: z.number(),
		/** How closely an edit stays with its clip; null for tasks without a clip. */
		videoGuidance: z.number().nullable().default(null),
		schedule: scheduleSettingsSchema.nullable().default(null), guidanceInterval: guidanceIntervalSchema.nullable().default(null),
	}),
	/** Steps of the draft network; null when the family has none. */
	draft: z.object({ steps: z.int().positive() }).nullable().default(null),
	/** How known frames are handed over: in slots of so many frames, of which the model looks at so many at once. Null for tasks without known frames. */
	slots: z.object({ frames: z.int().positive(), window: z.int().positive() }).nullable().default(null),
	/** What people should know before they ask for it, in a sentence or two; null where the task does what its name says. */
	note: z.string().nullable().default(null),
	/** Side in pixels of the square picture of a person. Null for tasks without one. */
	portraitSide: z.int().positive().nullable().default(null),
	/** Tracks of sound that can be asked for one by one; empty for pictures. */
	stems: z.array(stemSchema).default([]),
	/** Words that say something to this task, by theme, where they are others than the card's vocabulary. Themes of sound are named after its stems. */
	suggestions: z.array(z.object({ theme: z.string(), words: z.array(z.string()) })).default([]),
});
export type TaskLimits = z.output<typeof limits>;

/** What a model family says of itself: what it can do, how large it is, what it must be given. Read by interface, queue and planner alike. */
export const modelCardSchema = z.object({
	/** Folder of the family in `native-models`. */
	id: z.string(), name: z.string(), version: z.string(),
	summary: z.string(), licence: z.string(),
	sizeBytes: z.int().nonnegative(),
	/** sha256 over all weights; part of every lineage. */
	hash: z.string(),
	tasks: z.partialRecord(z.enum(taskNames), limits),
	/** Words a prompt may use to good effect, by theme; shown as suggestions. */
	vocabulary: z.array(z.object({ theme: z.string(), words: z.array(z.string()) })),
});
export type ModelCard = z.output<typeof modelCardSchema>;
