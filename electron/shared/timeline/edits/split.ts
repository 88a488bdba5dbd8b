import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema } from '../../time/time.ts';
import { clipAt, clipEnd, tracksOf } from '../queries.ts';
import type { Clip } from '../records.ts';
import { splitClip } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { frameTime, openClips, requiredSequence, sequenceOfClip } from './required.ts';

/**
 * Divides clips in two at a moment.
 *
 *     |    A    |   ->   |  A | A  |
 *          ^ at
 *
 * Left parts keep their link and the right parts get a new one, so both halves of picture and sound stay together. The fade-in and the
 * transition before stay with the left part, the fade-out and the transition after go with the right. Nothing moves.
 */
export const split = defineEdit({
	label: 'Split clip',
	args: z.union([
		/** These clips and those linked to them, as far as they lie across `at`. */
		z.object({ at: timeSchema, clipIds: z.array(z.string()).min(1), withLinked: z.boolean().default(true) }),
		/** Whatever lies across `at` on the sequence's unlocked tracks. */
		z.object({ at: timeSchema, sequenceId: z.string() }),
	]),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const chosen = (): readonly Clip[] => {
			if ('clipIds' in args) {
				return openClips(draft, args.clipIds, args.withLinked);
			}
			const at = frameTime(requiredSequence(draft, args.sequenceId), args.at);
			return tracksOf(project, args.sequenceId).filter(track => !track.isLocked).flatMap(track => clipAt(project, track.id, at) ?? []);
		};
		const across = chosen().flatMap((clip) => {
			const at = frameTime(sequenceOfClip(draft, clip), args.at);
			return clip.start < at && at < clipEnd(clip) ? [{ clip, at }] : [];
		});
		if (across.length === 0) {
			refuseEdit('There is nothing to split: no clip on an unlocked track lies across that moment. Move the playhead into a clip.');
		}
		across.forEach(({ clip, at }) => splitClip(draft, clip, at));
		return draft.finish();
	},
});
