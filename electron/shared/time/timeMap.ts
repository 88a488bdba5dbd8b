import type { Time } from './time.ts';

/**
 * How a clip runs through its source. `sourceStart` is the earliest moment of the source it uses, whichever way it runs; `speed` is how many seconds of source pass in a second
 * of the timeline, 0 for a frame that is held.
 */
export type Timing = { readonly duration: Time; readonly sourceStart: Time; readonly speed: number; readonly isReversed: boolean };

/** How much source passes in `local` of the timeline; negative for negative. Exactly `local` at full speed, else rounded down to a whole flick, so that cutting a clip up never uses more source. */
export const sourcePassed = ({ speed }: Pick<Timing, 'speed'>, local: number): number => (speed === 1 ? local : Math.floor(local * speed));

/** How much source a clip uses. */
export const sourceLength = (timing: Timing): number => sourcePassed(timing, timing.duration);

/**
 * The moment of the source shown in the frame that begins `local` after the clip's start, not limited to the source. Backwards is the mirror of forwards: the last frame shown
 * forwards comes first. `frame` is the length of a frame of the sequence.
 */
export const sourceMoment = (timing: Timing, local: number, frame: number): Time => (timing.isReversed
	? timing.sourceStart + sourcePassed(timing, timing.duration - local - frame)
	: timing.sourceStart + sourcePassed(timing, local)) as Time;

/** The longest time, in whole frames, in which no more than `source` passes; Infinity where time stands still. */
export const timeWithin = ({ speed }: Pick<Timing, 'speed'>, source: number, frame: number): number => {
	if (speed === 0) {
		return Infinity;
	}
	const frames = Math.floor(source / (speed * frame));
	// A division that is a hair below a whole number must not lose its frame.
	return (sourcePassed({ speed }, (frames + 1) * frame) <= source ? frames + 1 : frames) * frame;
};

/** How long after the clip's start a moment of its source is shown: the reverse of `sourceMoment` between frames. Null where time stands still. */
export const localMoment = (timing: Timing, source: number): Time | null => {
	if (timing.speed === 0) {
		return null;
	}
	const passed = (source - timing.sourceStart) / timing.speed;
	return Math.round(timing.isReversed ? timing.duration - passed : passed) as Time;
};
