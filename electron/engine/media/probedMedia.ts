import { z } from 'zod';
import type { AudioStream, VideoStream } from '../../shared/media/streams.ts';
import type { Time } from '../../shared/time/time.ts';

/** What else the media library must know to prepare a file. Kept in the cache, never in the document. */
export const mediaFactsSchema = z.object({
	/** ffmpeg's demuxer: "mov,mp4,m4a,3gp,3g2,mj2". */
	format: z.string(),
	/** ffmpeg's numbers of the sound streams, in the order of the asset's. */
	audioIndexes: z.array(z.int().nonnegative()),
	/** Source time 0 on the file's own clock, in seconds. */
	startSeconds: z.number(),
	pixelFormat: z.string(),
	profile: z.string(),
	longestGopSeconds: z.number(),
	isMirrored: z.boolean(),
	/** A still whose pixels must be turned or converted before everybody reads it alike. */
	needsConversion: z.boolean(),
	/** Source time 0 on the clock of the preview's reader (mediabunny), in seconds; null when it cannot read the picture, or disagrees about its frames. */
	previewStartSeconds: z.number().nullable(),
	/** Source time 0 for the sound on ffmpeg's clock, which counts from the container's start, in seconds. */
	soundStartSeconds: z.number(),
});
export type MediaFacts = z.output<typeof mediaFactsSchema>;

/** What a file holds: the part that goes into the asset's record, and the facts that do not. */
export type ProbedMedia = {
	mediaType: 'video' | 'audio' | 'image';
	/** From the first presented picture (or first sample, for sound alone) to the end. Null for stills. */
	duration: Time | null;
	video: VideoStream | null;
	audio: AudioStream[];
	facts: MediaFacts;
};
