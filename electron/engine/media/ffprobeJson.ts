import { z } from 'zod';

const rational = z.string().regex(/^\d+[/:]\d+$/).transform((text) => {
	const [numerator = 0, denominator = 0] = text.split(/[/:]/).map(Number);
	return { numerator, denominator };
}).optional().catch(undefined);
const seconds = z.string().transform(Number).refine(Number.isFinite).optional().catch(undefined);
const tags = z.record(z.string(), z.string()).catch({}).default({})
	.transform(found => Object.fromEntries(Object.entries(found).map(([key, value]) => [key.toLowerCase(), value])));

/** A stream as ffprobe prints it; only what is looked at. Fields it leaves out, or prints as `N/A`, are undefined. */
export const probedStreamSchema = z.object({
	index: z.int(),
	codec_type: z.string().default('unknown'),
	codec_name: z.string().default('unknown'),
	codec_tag_string: z.string().default(''),
	profile: z.string().optional().catch(undefined),
	width: z.int().nonnegative().default(0), height: z.int().nonnegative().default(0),
	sample_aspect_ratio: rational, pix_fmt: z.string().optional(),
	color_range: z.string().optional(), color_space: z.string().optional(), color_primaries: z.string().optional(), color_transfer: z.string().optional(),
	field_order: z.string().optional(),
	r_frame_rate: rational, avg_frame_rate: rational, time_base: rational,
	start_time: seconds, duration: seconds, start_pts: z.int().optional().catch(undefined), duration_ts: z.int().optional().catch(undefined), nb_frames: seconds,
	channels: z.int().nonnegative().default(0), sample_rate: z.string().transform(Number).default(0).catch(0),
	disposition: z.object({ default: z.int().default(0), attached_pic: z.int().default(0), timed_thumbnails: z.int().default(0) }).default({ default: 0, attached_pic: 0, timed_thumbnails: 0 }),
	tags,
	side_data_list: z.array(z.object({ side_data_type: z.string().default(''), rotation: z.number().optional(), displaymatrix: z.string().optional() })).default([]).catch([]),
});
export type ProbedStream = z.output<typeof probedStreamSchema>;

/** What `ffprobe -of json -show_format -show_streams -show_programs` prints. */
export const probedFileSchema = z.object({
	streams: z.array(probedStreamSchema).default([]),
	programs: z.array(z.object({ streams: z.array(z.object({ index: z.int() })).default([]) })).default([]).catch([]),
	format: z.object({ format_name: z.string(), start_time: seconds, duration: seconds, tags }),
});
export type ProbedFile = z.output<typeof probedFileSchema>;

/** What `-show_entries packet=pts,duration,flags` prints: ticks of the stream's time base, which are exact where `pts_time` is rounded to microseconds. */
export const probedPacketsSchema = z.object({
	packets: z.array(z.object({ pts: z.int().optional().catch(undefined), duration: z.int().optional().catch(undefined), flags: z.string().default('') })).default([]),
});
export type ProbedPacket = z.output<typeof probedPacketsSchema>['packets'][number];

/** What `-show_entries frame=…` prints for sound and for a still. */
export const probedFramesSchema = z.object({
	frames: z.array(z.object({
		pts_time: seconds, best_effort_timestamp_time: seconds, nb_samples: z.int().optional(), width: z.int().optional(), height: z.int().optional(), pix_fmt: z.string().optional(),
		side_data_list: z.array(z.object({ side_data_type: z.string().default(''), rotation: z.number().optional(), displaymatrix: z.string().optional() })).default([]).catch([]),
	})).default([]),
});
