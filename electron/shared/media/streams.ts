import { z } from 'zod';
import { frameRateSchema } from '../time/frameRate.ts';
import { timeSchema } from '../time/time.ts';

/** What is known of a picture stream after probing. Sizes are as shown: after rotation, before pixel aspect. */
export const videoStreamSchema = z.object({
	codec: z.string(),
	/** Size of the decoded picture after rotation, in pixels. */
	width: z.int().positive(), height: z.int().positive(),
	/** Clockwise degrees by which players turn the coded picture. */
	rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
	/** Width of one pixel in heights of one pixel, after rotation. */
	pixelAspect: z.number().positive(),
	/** The rate at which most frames come; exact for constant rate. Stills: 1/1. */
	frameRate: frameRateSchema,
	hasVariableFrameRate: z.boolean(),
	hasAlpha: z.boolean(),
	colour: z.object({
		/** Code range: 'full' 0–255, 'limited' 16–235. */
		range: z.enum(['full', 'limited']),
		/** YUV matrix as ffmpeg names it (bt709, smpte170m, bt2020nc …); 'unknown' is taken as bt709 from 720 lines, else smpte170m. */
		matrix: z.string(), primaries: z.string(), transfer: z.string(),
	}),
	/** Start timecode written in the file, if any. */
	timecode: z.string().nullable(),
	/** ffmpeg's number of this stream in the file (`-map 0:N`). Absent: the first picture stream (`0:v:0`). */
	index: z.int().nonnegative().optional(),
	/**
	 * Source time 0 is the moment the first frame is presented. This is that moment on ffmpeg's clock, which counts from the container's start (what `-ss`
	 * seeks by and what a decoded frame's time is without `-copyts`). Absent: 0. For the preview's clock see `MediaStatus.previewStart`.
	 */
	firstFrameAt: timeSchema.optional(),
});
export type VideoStream = z.infer<typeof videoStreamSchema>;

/** What is known of a sound stream after probing. */
export const audioStreamSchema = z.object({
	codec: z.string(), channels: z.int().positive(), sampleRate: z.int().positive(), language: z.string().nullable(),
});
export type AudioStream = z.infer<typeof audioStreamSchema>;

/** What is known of a drawn picture: straight RGB, as a PNG holds it, one frame for all times as far as files are concerned. */
export const drawnStream = (size: { readonly width: number; readonly height: number }, hasAlpha: boolean): VideoStream => ({
	codec: 'drawn', width: size.width, height: size.height, rotation: 0, pixelAspect: 1, frameRate: { numerator: 1, denominator: 1 }, hasVariableFrameRate: false, hasAlpha,
	colour: { range: 'full', matrix: 'gbr', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
});
