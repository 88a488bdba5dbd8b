import { z } from 'zod';
import { keyframeListSchema } from '../keyframes/keyframe.ts';
import { timeSchema } from '../time/time.ts';
import { portraitSchema } from './portrait.ts';
import { guidanceIntervalSchema, scheduleSettingsSchema, stemSchema, taskNames } from './tasks.ts';

/** Where frames known beforehand came from. */
const knownSourceSchema = z.discriminatedUnion('type', [
	/** One picture of an asset, held. */
	z.object({ type: z.literal('asset'), assetId: z.string(), at: timeSchema }),
	/** One composed picture of a sequence, held. `planHash` tells whether it still looks like that. */
	z.object({ type: z.literal('sequence'), sequenceId: z.string(), at: timeSchema, planHash: z.string() }),
	/** The frames of a track just before (`end`: its clip ends there) or after a moment. */
	z.object({ type: z.literal('track'), sequenceId: z.string(), trackId: z.string(), start: timeSchema, end: timeSchema, planHash: z.string() }),
]);
export type KnownSource = z.output<typeof knownSourceSchema>;

/** How a generated asset came to be: enough to make the same bits again on the same device. */
export const lineageSchema = z.object({
	task: z.enum(taskNames),
	/** The user's words, as typed. */
	prompt: z.string(),
	/** The words the model was given, after rewriting. */
	rewrittenPrompt: z.string(),
	model: z.string(), modelVersion: z.string(), modelHash: z.string(),
	device: z.string(),
	seed: z.int().nonnegative(), steps: z.int().positive(), guidance: z.number(),
	/** How closely an edit stays with its clip; null for everything else. */
	videoGuidance: z.number().nullable().default(null),
	/** Null: the model's own. */
	schedule: scheduleSettingsSchema.nullable().default(null), guidanceInterval: guidanceIntervalSchema.nullable().default(null),
	/** Made with the draft network. */
	isDraft: z.boolean().default(false),
	/** How much finer an enhanced clip is; null for everything else. */
	factor: z.union([z.literal(2), z.literal(4)]).nullable().default(null),
	/** Which track of sound was made, and how well recorded it was to sound; null: all of them, and the model's own. Null for pictures. */
	stem: stemSchema.nullable().default(null), quality: z.int().min(1).max(10).nullable().default(null),
	/** Picture made, null for sound. */
	picture: z.object({ width: z.int(), height: z.int(), frames: z.int(), fps: z.number() }).nullable(),
	/** What was looked at: for a soundtrack a range of a sequence (with the plan's hash, so that staleness can be told) or a clip's source range. */
	input: z.discriminatedUnion('type', [
		z.object({ type: z.literal('none') }),
		z.object({ type: z.literal('sequence-range'), sequenceId: z.string(), start: timeSchema, end: timeSchema, planHash: z.string() }),
		z.object({
			type: z.literal('asset-range'), assetId: z.string(), start: timeSchema, end: timeSchema,
			/** For a change laid over a clip: whether all of the clip was meant, so that frames exposed later are missed. */
			isWholeClip: z.boolean().default(false),
			/** How a soundtrack saw it: as its clip runs through it. Speed 0 held the picture at `start` from there to `end`. */
			speed: z.number().min(0).default(1), isReversed: z.boolean().default(false),
			/** Points of its speed, counted from where it begins; missing at one speed. */
			ramp: keyframeListSchema.optional(),
		}),
		/** Frames known at the start or the end. */
		z.object({ type: z.literal('known-frames'), first: knownSourceSchema.nullable(), last: knownSourceSchema.nullable() }),
		/** A person of the cast as they were then: their picture, and their name for people to read. */
		z.object({ type: z.literal('person'), castId: z.string(), name: z.string(), portrait: portraitSchema }),
	]),
	createdAt: z.string(),
});
export type Lineage = z.output<typeof lineageSchema>;

/** What a lineage says of all that its task does without. */
export const lineageDefaults = {
	videoGuidance: null, schedule: null, guidanceInterval: null, isDraft: false, factor: null, stem: null, quality: null,
} satisfies Partial<Lineage>;
