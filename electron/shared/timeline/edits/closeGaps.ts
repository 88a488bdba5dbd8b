import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeRangeSchema, type Time, type TimeRange } from '../../time/time.ts';
import { clipRange } from '../queries.ts';
import { ripplingTracks, shiftFrom } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { requiredSequence } from './required.ts';

const none: ReadonlySet<string> = new Set();

/** The stretches before the last clip in which none of the tracks that ripple shows anything, in order. */
const commonGaps = (draft: Draft, sequenceId: string): readonly TimeRange[] => {
	const taken = ripplingTracks(draft, sequenceId, none).flatMap(track => draft.clips(track.id).map(clipRange)).toSorted((a, b) => a.start - b.start);
	let end = 0;
	return taken.flatMap((range) => {
		const gap = { start: end as Time, end: range.start };
		end = Math.max(end, range.end);
		return gap.end > gap.start ? [gap] : [];
	});
};

/**
 * Closes every gap that all tracks share: later clips move up, and keep their places among each other.
 *
 *     | A |   | B |  | C |   ->   | A | B | C |
 *
 * With `range`, only gaps that begin in it. A gap of one track over which another shows something stays. Locked tracks and tracks without
 * sync lock keep their clips.
 */
export const closeGaps = defineEdit({
	label: 'Close gaps',
	args: z.object({ sequenceId: z.string(), range: timeRangeSchema.nullable().default(null) }),
	apply: (project, { sequenceId, range }, newId) => {
		const draft = draftOf(project, newId);
		requiredSequence(draft, sequenceId);
		const gaps = commonGaps(draft, sequenceId).filter(gap => !range || (gap.start >= range.start && gap.start < range.end));
		if (gaps.length === 0) {
			refuseEdit('There is no gap that all tracks share. To close the gap of one track, select it and use ripple delete.');
		}
		gaps.toReversed().forEach(gap => shiftFrom(draft, sequenceId, gap.end, gap.start - gap.end, none));
		return draft.finish();
	},
});
