import { z } from 'zod';

declare const timeBrand: unique symbol;

/** A moment or a length, counted in flicks (1/705 600 000 s). Every common frame and sample rate is a whole number of them. */
export type Time = number & { readonly [timeBrand]: true };

export const flicksPerSecond = 705_600_000;

/** A whole number of flicks; may be negative (a moment before a clip's source begins). */
export const timeSchema = z.int().transform(value => value as Time);

/** A whole, positive number of flicks. */
export const durationSchema = z.int().positive().transform(value => value as Time);

/** Takes a number of flicks as a `Time`, rounding to the nearest whole flick. */
export const time = (flicks: number): Time => Math.round(flicks) as Time;

export const zeroTime = 0 as Time;

/** Converts from seconds at the edges of the program (ffprobe, the Web Audio clock), rounding to the nearest flick. */
export const timeFromSeconds = (seconds: number): Time => Math.round(seconds * flicksPerSecond) as Time;

/** Converts to seconds, for the edges of the program. */
export const toSeconds = (value: Time): number => value / flicksPerSecond;

/** A half-open range of time: `start` is inside, `end` is not. */
export type TimeRange = { readonly start: Time; readonly end: Time };

/** A half-open range; `end` must lie after `start`. */
export const timeRangeSchema = z.object({ start: timeSchema, end: timeSchema })
	.refine(range => range.end > range.start, { error: 'The range ends before it begins.' });
