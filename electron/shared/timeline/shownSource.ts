import { rampOf } from '../time/speedRamp.ts';
import type { Time, TimeRange } from '../time/time.ts';
import { sourceLength, sourcePassed } from '../time/timeMap.ts';
import { clipEnd } from './queries.ts';
import type { Asset, Clip } from './records.ts';

/** The part of its source that a clip shows in a range of the timeline, whichever way and however fast it runs; the source's beginning for a still. Null where the clip shows nothing there. */
export const shownSource = (clip: Clip, asset: Asset, range: TimeRange): TimeRange | null => {
	const start = Math.max(clip.start, range.start);
	const end = Math.min(clipEnd(clip), range.end);
	if (end <= start) {
		return null;
	}
	if (asset.duration === null) {
		return { start: 0 as Time, end: end - start as Time };
	}
	if (rampOf(clip)) {
		const ends = [start, end].map(at => sourcePassed(clip, at - clip.start));
		const [first, last] = clip.isReversed ? ends.map(passed => sourceLength(clip) - passed).toReversed() : ends;
		return { start: clip.sourceStart + (first ?? 0) as Time, end: clip.sourceStart + (last ?? 0) as Time };
	}
	// Backwards the earliest moment of the source comes last.
	const hidden = clip.isReversed ? clipEnd(clip) - end : start - clip.start;
	const from = clip.sourceStart + sourcePassed(clip, hidden);
	return { start: from as Time, end: from + sourcePassed(clip, end - start) as Time };
};
