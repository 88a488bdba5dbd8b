import type { FrameRate } from '../../shared/time/frameRate.ts';

/** One presented frame, in seconds of the file's own clock. */
export type FrameTime = { readonly at: number; readonly duration: number; readonly isKey: boolean };

/** What the timestamps of a picture stream say. */
export type FrameTiming = {
	frameRate: FrameRate;
	isVariable: boolean;
	/** The usual distance of two frames, in seconds. */
	usualSeconds: number;
	/** The longest way from one key frame to the next among the frames looked at, in seconds. */
	longestGopSeconds: number;
};

/** The rates cameras and encoders write; anything within a thousandth of one of them is meant to be it. */
const usualRates: readonly FrameRate[] = [
	...[24, 30, 48, 60, 120].flatMap(rate => [{ numerator: rate, denominator: 1 }, { numerator: rate * 1000, denominator: 1001 }]),
	...[1, 2, 5, 6, 8, 10, 12, 15, 16, 18, 20, 25, 50, 72, 90, 100, 144, 200, 240].map(rate => ({ numerator: rate, denominator: 1 })),
	{ numerator: 25, denominator: 2 }, { numerator: 15_000, denominator: 1001 },
];

const rateValue = (rate: FrameRate): number => rate.numerator / rate.denominator;

/** The usual rate nearest to `framesPerSecond` within `tolerance` (a part of it); else the value itself in thousandths. */
export const nearestRate = (framesPerSecond: number, tolerance: number): FrameRate => {
	const distance = (rate: FrameRate): number => Math.abs(rateValue(rate) / framesPerSecond - 1);
	const nearest = usualRates.reduce((best, rate) => distance(rate) < distance(best) ? rate : best);
	return distance(nearest) <= tolerance ? nearest : { numerator: Math.max(1, Math.round(framesPerSecond * 1000)), denominator: 1000 };
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Whether all frames lie on the grid of `rate` as well as timestamps rounded to `tolerance` seconds can. */
const isOnGrid = (frames: readonly FrameTime[], rate: FrameRate, tolerance: number): boolean => {
	const length = 1 / rateValue(rate);
	const offsets = frames.map((frame, index) => frame.at - (frames[0]?.at ?? 0) - index * length);
	// The first timestamp was rounded like all others, so only the spread counts.
	return Math.max(...offsets) - Math.min(...offsets) <= tolerance;
};

/**
 * Rate, constancy and key frames from the timestamps of `frames` (in order of presentation), which were rounded to ticks of `tickSeconds`. `stated` is the rate
 * the container names, tried first. Constant means that frame n begins at n / rate to within a tick. Fewer than two frames: the stated rate.
 */
export const frameTimingOf = (frames: readonly FrameTime[], tickSeconds: number, stated: FrameRate | null): FrameTiming => {
	const first = frames[0];
	const last = frames.at(-1);
	const fallback = stated && rateValue(stated) > 0 && rateValue(stated) <= 1000 ? stated : { numerator: 25, denominator: 1 };
	if (!first || !last || frames.length < 2) {
		return { frameRate: fallback, isVariable: false, usualSeconds: first?.duration || 1 / rateValue(fallback), longestGopSeconds: 0 };
	}
	const deltas = frames.slice(1).map((frame, index) => frame.at - (frames[index]?.at ?? 0));
	const tolerance = Math.max(tickSeconds * 1.05, 0.00001);
	const average = (frames.length - 1) / (last.at - first.at);
	// Timestamps in milliseconds put 59.94 at 16 or 17 ms: the average over all frames tells the rate, one distance does not.
	const measured = nearestRate(average, Math.max(0.0008, 2 * tickSeconds / (last.at - first.at)));
	// Containers of milliseconds state 19001/317 where 60000/1001 is meant.
	const constant = [...stated && rateValue(stated) <= 1000 ? [nearestRate(rateValue(stated), 0.0003), stated] : [], measured].find(rate => isOnGrid(frames, rate, tolerance));
	const usual = median(deltas);
	const keys = frames.filter(frame => frame.isKey).map(frame => frame.at);
	const gops = [...keys.slice(1), last.at + last.duration].map((at, index) => at - (keys[index] ?? first.at));
	return {
		frameRate: constant ?? nearestRate(1 / Math.max(usual, 1 / 1000), 0.03),
		isVariable: constant === undefined,
		usualSeconds: constant ? 1 / rateValue(constant) : usual,
		longestGopSeconds: Math.max(0, ...gops),
	};
};
