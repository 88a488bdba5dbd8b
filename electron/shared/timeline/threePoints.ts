import { nearestFrame, type FrameRate } from '../time/frameRate.ts';
import { zeroTime, type Time } from '../time/time.ts';

/** In and out on one side of an edit; null where none is set. */
export type Marks = { readonly inPoint: Time | null; readonly outPoint: Time | null };

/** Where and how much: what insert and overwrite are told. `duration` null means as much as the source has. */
export type ThreePoints = { readonly start: Time; readonly sourceStart: Time; readonly duration: Time | null };

const lengthOf = ({ inPoint, outPoint }: Marks): Time | null => (inPoint !== null && outPoint !== null && outPoint > inPoint ? outPoint - inPoint as Time : null);

/**
 * Finds the fourth point of an edit from the three that are marked, as editors have always done it.
 *
 *     timeline   in────out     in      │  out     (playhead)
 *     source     in            in──out │ in──out   in──out
 *
 * A range on the timeline decides the length; it is filled from the source's in point, or backwards from its out point when only that is marked.
 * Else the source's marks decide the length, and the timeline's in point, its out point (backwards from there), or the playhead the place. What
 * would begin before the sequence or the source loses that much at its head. `sourceDuration` null: a still, which lasts as long as one likes.
 */
export const threePoints = (timeline: Marks & { readonly playhead: Time }, source: Marks, sourceDuration: Time | null, rate: FrameRate): ThreePoints => {
	const wanted = lengthOf(timeline);
	if (wanted !== null && timeline.inPoint !== null) {
		const isBackwards = source.inPoint === null && source.outPoint !== null;
		const sourceStart = isBackwards && source.outPoint !== null ? source.outPoint - wanted : source.inPoint ?? 0;
		const missing = Math.max(0, -sourceStart);
		return { start: timeline.inPoint + missing as Time, sourceStart: sourceStart + missing as Time, duration: wanted - missing as Time };
	}
	const sourceStart = source.inPoint ?? zeroTime;
	const sourceEnd = source.outPoint ?? sourceDuration;
	const isMarked = source.inPoint !== null || source.outPoint !== null;
	const duration = sourceEnd === null || sourceEnd <= sourceStart ? null : nearestFrame(sourceEnd - sourceStart as Time, rate);
	if (timeline.inPoint === null && timeline.outPoint !== null && duration !== null) {
		const start = timeline.outPoint - duration;
		const missing = Math.max(0, -start);
		return { start: start + missing as Time, sourceStart: sourceStart + missing as Time, duration: duration - missing as Time };
	}
	return { start: timeline.inPoint ?? timeline.playhead, sourceStart, duration: isMarked ? duration : null };
};
