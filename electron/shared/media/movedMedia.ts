import { z } from 'zod';

/** What a search through a folder says of one asset. */
export const movedMediaSchema = z.object({
	assetId: z.string(),
	/** The file found; with a `problem`, the one that has the name but does not fit; null where nothing was found. */
	path: z.string().nullable(),
	by: z.enum([
		/** The same bytes, whatever the name. */
		'content',
		/** The same name, and long enough for all its clips. */
		'name-and-length',
	]).nullable(),
	/** Why the file does not fit, as a whole sentence. */
	problem: z.string().nullable(),
});
export type MovedMedia = z.output<typeof movedMediaSchema>;
