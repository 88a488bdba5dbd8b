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

/** The rates sequences usually have. */
export const usualFrameRates: readonly FrameRate[] = [
	[24_000, 1001], [24, 1], [25, 1], [30_000, 1001], [30, 1], [48, 1], [50, 1], [60_000, 1001], [60, 1], [120_000, 1001], [120, 1],
].map(([numerator = 1, denominator = 1]) => ({ numerator, denominator }));

/**
 * The rate a sequence takes from footage of this rate: the same where a frame of it is a whole number of flicks and an editor would want it
 * (10 to 120 fps), else the nearest usual one. Footage of variable rate was probed as an average, like 29.83.
 */
export const sequenceRateFor = (rate: FrameRate): FrameRate => {
	const fps = rate.numerator / rate.denominator;
	const isWhole = Number.isInteger(flicksPerSecond * rate.denominator / rate.numerator);
	if (isWhole && fps >= 10 && fps <= 120) {
		return rate;
	}
	const distance = (usual: FrameRate) => Math.abs(Math.log(usual.numerator / usual.denominator / fps));
	return usualFrameRates.reduce((best, usual) => (distance(usual) < distance(best) ? usual : best));
};
