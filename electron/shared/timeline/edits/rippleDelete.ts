import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, type TimeRange } from '../../time/time.ts';
import { clipRange, gapAt } from '../queries.ts';
import { shiftFrom } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips, openTrack, sequenceOfClip } from './required.ts';

/** Ranges joined where they touch or overlap, last first. */
const mergedFromTheEnd = (ranges: readonly TimeRange[]): readonly TimeRange[] =>
	[...ranges].toSorted((a, b) => a.start - b.start).reduce<readonly TimeRange[]>((merged, range) => {
		const [last, ...rest] = merged;
		return last && range.start <= last.end
			? [{ start: last.start, end: range.end > last.end ? range.end : last.end }, ...rest]
			: [range, ...merged];
	}, []);

/**
 * Takes clips, or a gap, away and closes up: everything later moves left by that much, on every sync-locked track.
 *
 *     | A | B | C |   ->   | A | C |
 *     | A |   | C |   ->   | A | C |
 *
 * On other tracks, clips that begin before the removed range ends stay whole in their place. Refused, naming the clip, when what moves would
 * run into one of them; locking that track keeps all of it in place.
 */
export const rippleDelete = defineEdit({
	label: 'Ripple delete',
	args: z.union([
		z.object({ clipIds: z.array(z.string()).min(1), withLinked: z.boolean().default(true) }),
		/** The gap of a track around a moment. */
		z.object({ trackId: z.string(), at: timeSchema }),
	]),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		if ('at' in args) {
			const track = openTrack(draft, args.trackId);
			const gap = gapAt(project, track.id, args.at) ?? refuseEdit(`Track “${track.name}” has no gap there. Choose the empty room between two clips.`);
			shiftFrom(draft, track.sequenceId, gap.end, gap.start - gap.end, new Set([track.id]));
			return draft.finish();
		}
		const clips = openClips(draft, args.clipIds, args.withLinked);
		clips.forEach(clip => draft.remove(clip.id));
		const [first] = clips;
		if (first) {
			const edited = new Set(clips.map(clip => clip.trackId));
			const sequenceId = sequenceOfClip(draft, first).id;
			mergedFromTheEnd(clips.map(clipRange)).forEach(range => shiftFrom(draft, sequenceId, range.end, range.start - range.end, edited));
		}
		return draft.finish();
	},
});
