import { z } from 'zod';
import { loudnessTargetSchema } from '../audio/loudnessTarget.ts';
import { frameRateSchema } from '../time/frameRate.ts';
import { timeRangeSchema } from '../time/time.ts';

/** How a film is written. Everything left null is taken from the sequence. */
export const exportSettingsSchema = z.object({
	/** mp4: H.264 and AAC. webm: VP9 and Opus. wav: sound alone, 24-bit PCM. */
	format: z.enum(['mp4', 'webm', 'wav']),
	width: z.int().min(16).max(8192).multipleOf(2).nullable(),
	height: z.int().min(16).max(8192).multipleOf(2).nullable(),
	frameRate: frameRateSchema.nullable(),
	/** The part of the sequence to write; null: all of it. */
	range: timeRangeSchema.nullable(),
	/** Picture quality: how far compression may go. */
	quality: z.enum(['draft', 'good', 'best']),
	/** Captions that are not hidden: drawn into the picture, or written beside the film as `<film>.srt` or `.vtt` (with the track's name where there are several), or left out. */
	captions: z.enum(['burn-in', 'srt', 'vtt', 'none']).default('burn-in'),
	/** The loudness the sound is brought to, by gain and a true-peak limiter; null: as it is mixed. */
	loudness: loudnessTargetSchema.nullable().default(null),
});
export type ExportSettings = z.output<typeof exportSettingsSchema>;

export const defaultExportSettings: ExportSettings = {
	format: 'mp4', width: null, height: null, frameRate: null, range: null, quality: 'good', captions: 'burn-in', loudness: null,
};
