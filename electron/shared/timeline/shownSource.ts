import type { Time, TimeRange } from '../time/time.ts';
import { clipEnd } from './queries.ts';
import type { Asset, Clip } from './records.ts';

/** The part of its source that a clip shows in a range of the timeline; the source's beginning for a still. Null where the clip shows nothing there. */
export const shownSource = (clip: Clip, asset: Asset, range: TimeRange): TimeRange | null => {
	const start = Math.max(clip.start, range.start);
	const end = Math.min(clipEnd(clip), range.end);
	if (end <= start) {
		return null;
	}
	const from = asset.duration === null ? 0 : clip.sourceStart + start - clip.start;
	return { start: from as Time, end: from + end - start as Time };
};
