import { z } from 'zod';
import { flicksPerSecond, time, type Time } from './time.ts';

/** Frames per second as a fraction, since 29.97 is 30000/1001 and nothing else. */
export const frameRateSchema = z.object({ numerator: z.int().positive(), denominator: z.int().positive() }).readonly();
export type FrameRate = z.infer<typeof frameRateSchema>;

/** The length of one frame. Whole for every rate an editor meets (23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 119.88, 120); rounded else. */
export const frameLength = (rate: FrameRate): Time => time(flicksPerSecond * rate.denominator / rate.numerator);

/** The number of the frame that is seen at `at` (rounded down). */
export const frameAt = (at: Time, rate: FrameRate): number => Math.floor(at / frameLength(rate));

/** The moment at which frame `frame` begins. */
export const timeOfFrame = (frame: number, rate: FrameRate): Time => time(frame * frameLength(rate));

/** The frame boundary nearest to `at`. */
export const nearestFrame = (at: Time, rate: FrameRate): Time => timeOfFrame(Math.round(at / frameLength(rate)), rate);

/** The frame rate as people write it: "25", "23.976". */
export const frameRateName = (rate: FrameRate): string => String(Math.round(rate.numerator / rate.denominator * 1000) / 1000);
