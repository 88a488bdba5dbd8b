import { z } from 'zod';
import { failureSchema } from '../contract/failure.ts';
import { timeSchema } from '../time/time.ts';

/**
 * What the engine has prepared for an asset. Not part of the document: it can always be made again.
 * The bytes are read by URL (`media/<assetId>/…`, see `mediaUrls.ts`).
 */
export const mediaStatusSchema = z.object({
	assetId: z.string(),
	state: z.enum([
		/** A model is still making it, or it waits in the queue. */
		'pending',
		/** Can be shown, heard and exported; parts below may still be in the making. */
		'ready',
		/** The file is not where it was. */
		'missing',
		/** The file is there but cannot be read, or making it failed; see `failure`. */
		'failed',
	]),
	failure: failureSchema.nullable(),
	/** The picture Chromium can decode: the source itself, a proxy, or null while there is none (yet). */
	preview: z.enum(['source', 'proxy']).nullable(),
	/**
	 * Timestamp, in the preview file's own clock as mediabunny reads it, of source time 0: look for `sourceTime + previewStart`. Not always 0: transport streams
	 * start anywhere, and a trimmed phone video has frames before its edit list begins. Absent: 0.
	 */
	previewStart: timeSchema.optional(),
	/** Bumped whenever the bytes behind a URL changed; goes into the URL as `?v=`. */
	version: z.int().nonnegative(),
	hasThumbnails: z.boolean(),
	/** Conformed sound and waveform peaks exist, one flag per audio stream. */
	hasSound: z.array(z.boolean()),
	/** Absolute path of the bytes an export reads: the source file or the generated file. */
	path: z.string().nullable(),
});
export type MediaStatus = z.output<typeof mediaStatusSchema>;
