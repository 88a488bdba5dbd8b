import { z } from 'zod';
import { failureSchema } from '../contract/failure.ts';

/** One piece of long work. Jobs are stored: a job that was running when the engine died is `interrupted` at the next start, and can be retried. */
export const jobSchema = z.object({
	id: z.string(),
	type: z.enum(['import', 'proxy', 'generate', 'soundtrack', 'judge', 'export']),
	/** What was asked: plain data, enough to start the same work again after a restart. */
	request: z.record(z.string(), z.unknown()),
	/** What it does, in words: "Generate “waves at sunset” into V2". */
	title: z.string(),
	state: z.enum([
		'waiting',
		'running',
		'done',
		'failed',
		'cancelled',
		/** The engine stopped while it ran. */
		'interrupted',
	]),
	/** 0…1, or null while it cannot be known. */
	progress: z.number().min(0).max(1).nullable(),
	/** What is being done now: "step 12 of 25". */
	stage: z.string(),
	secondsLeft: z.number().nonnegative().nullable(),
	/** The asset this job makes, if it makes one. */
	assetId: z.string().nullable(),
	/** The file this job writes, if it writes one the user named. */
	path: z.string().nullable(),
	failure: failureSchema.nullable(),
	createdAt: z.string(), endedAt: z.string().nullable(),
});
export type Job = z.output<typeof jobSchema>;
