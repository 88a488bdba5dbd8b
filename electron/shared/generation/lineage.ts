import { z } from 'zod';
import { timeSchema } from '../time/time.ts';
import { taskNames } from './tasks.ts';

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
	/** Picture made, null for sound. */
	picture: z.object({ width: z.int(), height: z.int(), frames: z.int(), fps: z.number() }).nullable(),
	/** What was looked at: for a soundtrack a range of a sequence (with the plan's hash, so that staleness can be told) or a clip's source range. */
	input: z.discriminatedUnion('type', [
		z.object({ type: z.literal('none') }),
		z.object({ type: z.literal('sequence-range'), sequenceId: z.string(), start: timeSchema, end: timeSchema, planHash: z.string() }),
		z.object({ type: z.literal('asset-range'), assetId: z.string(), start: timeSchema, end: timeSchema }),
	]),
	createdAt: z.string(),
});
export type Lineage = z.output<typeof lineageSchema>;
