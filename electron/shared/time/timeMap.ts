import { rampMoment, rampOf, rampPassed, type Pace } from './speedRamp.ts';
import type { Time } from './time.ts';

/**
 * How a clip runs through its source. `sourceStart` is the earliest moment of the source it uses, whichever way it runs; `speed` is how many seconds of source pass in a second
 * of the timeline, 0 for a frame that is held. Keyframes of the speed, counted from the clip's start, take its place.
 */
export type Timing = Pace & { readonly duration: Time; readonly sourceStart: Time; readonly isReversed: boolean };

/** How much source passes in `local` of the timeline, counted from the clip's start, in flicks and parts of them; negative for negative. */
export const exactlyPassed = (pace: Pace, local: number): number => {
	const ramp = rampOf(pace);
	return ramp ? rampPassed(ramp, local) - rampPassed(ramp, 0) : local * pace.speed;
};

/** The same, exactly `local` at full speed, else rounded down to a whole flick, so that cutting a clip up never uses more source. */
export const sourcePassed = (pace: Pace, local: number): number => (pace.speed === 1 && !rampOf(pace) ? local : Math.floor(exactlyPassed(pace, local)));

/**
 * The moment, counted from the clip's start, at which so much source has passed since: the reverse of `exactlyPassed`. The first of them where a ramp stands still, unless the
 * last is wanted; infinite for a held frame.
 */
export const momentPassed = (pace: Pace, passed: number, which: 'first' | 'last' = 'first'): number => {
	const ramp = rampOf(pace);
	return ramp ? rampMoment(ramp, passed + rampPassed(ramp, 0), which) : passed / pace.speed;
};

/** How much source a clip uses. */
export const sourceLength = (timing: Timing): number => sourcePassed(timing, timing.duration);

/**
 * The moment of the source shown in the frame that begins `local` after the clip's start, not limited to the source. Backwards is the mirror of forwards: the last frame shown
 * forwards comes first. `frame` is the length of a frame of the sequence.
 */
export const sourceMoment = (timing: Timing, local: number, frame: number): Time => {
	if (!timing.isReversed) {
		return timing.sourceStart + sourcePassed(timing, local) as Time;
	}
	return timing.sourceStart + (rampOf(timing)
		? sourceLength(timing) - sourcePassed(timing, local + frame)
		: sourcePassed(timing, timing.duration - local - frame)) as Time;
};

/** The longest time from the clip's start on, in whole frames, in which no more than `source` passes; Infinity where time stands still. */
export const timeWithin = (pace: Pace, source: number, frame: number): number => {
	if (pace.speed === 0) {
		return Infinity;
	}
	const frames = Math.floor(momentPassed(pace, source, 'last') / frame);
	// What is a hair off a whole number must neither lose its frame nor gain one.
	const longest = [frames + 1, frames].find(count => sourcePassed(pace, count * frame) <= source) ?? frames - 1;
	return longest * frame;
};

/** The longest time that ends with the clip's start, in whole frames, in which no more than `source` passes; Infinity where time stands still. */
export const timeWithinBefore = (pace: Pace, source: number, frame: number): number => {
	if (pace.speed === 0) {
		return Infinity;
	}
	const frames = Math.floor(-momentPassed(pace, -source) / frame);
	const longest = [frames + 1, frames].find(count => -sourcePassed(pace, -count * frame) <= source) ?? frames - 1;
	return longest * frame;
};

/** The earliest moment a clip uses when it shows another part of its source, `by` of the timeline later (backwards: seen later), and its keyframes go along with their pictures. */
export const slippedStart = (timing: Timing, by: number): Time => {
	const passed = timing.isReversed && rampOf(timing)
		? sourceLength(timing) - sourcePassed(timing, timing.duration - by)
		: sourcePassed(timing, by);
	// Rounded down, all the source there is can be a flick more than there is.
	return Math.max(0, timing.sourceStart + passed) as Time;
};

/** How long after the clip's start a moment of its source is shown: the reverse of `sourceMoment` between frames. Null where time stands still. */
export const localMoment = (timing: Timing, source: number): Time | null => {
	if (timing.speed === 0) {
		return null;
	}
	const passed = source - timing.sourceStart;
	if (rampOf(timing)) {
		return Math.round(momentPassed(timing, timing.isReversed ? sourceLength(timing) - passed : passed)) as Time;
	}
	return Math.round(timing.isReversed ? timing.duration - passed / timing.speed : passed / timing.speed) as Time;
};

/** Whether two clips run through their sources in the same way, wherever each begins and ends: equal speeds, or ramps of the same points at the same distances, and the same direction. */
export const runsAlike = (a: Timing, b: Timing): boolean => {
	const [ramp, other] = [rampOf(a), rampOf(b)];
	if (a.isReversed !== b.isReversed || !ramp || !other) {
		return a.isReversed === b.isReversed && ramp === other && a.speed === b.speed;
	}
	const apart = (other[0]?.time ?? 0) - (ramp[0]?.time ?? 0);
	return ramp.length === other.length && ramp.every((point, place) => {
		const same = other[place];
		return same !== undefined && same.value === point.value && same.time - point.time === apart && JSON.stringify(same.easing) === JSON.stringify(point.easing);
	});
};
