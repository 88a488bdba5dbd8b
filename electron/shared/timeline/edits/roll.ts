import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { headHandle, tailHandle } from '../handles.ts';
import { clipEnd, frameOf } from '../queries.ts';
import { withHeadAt, withTailAt } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { shiftEffects } from './effectCopies.ts';
import { draftOf } from './draft.ts';
import { frameTime, openClip, requiredAsset, sequenceOfClip } from './required.ts';

/**
 * Moves the cut between two clips that touch: one grows by what the other gives up.
 *
 *     |   A   |   B   |   ->   | A |     B     |
 *             ^     to ^ left of it
 *
 * Nothing else moves. Stops at the ends of the two sources and at one frame of length. A transition on the cut goes along while its handles last.
 */
export const roll = defineEdit({
	label: 'Roll cut',
	args: z.object({ fromClipId: z.string(), toClipId: z.string(), to: timeSchema }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const from = openClip(draft, args.fromClipId);
		const to = openClip(draft, args.toClipId);
		if (from.trackId !== to.trackId || clipEnd(from) !== to.start) {
			refuseEdit(`“${from.name}” and “${to.name}” do not touch, so there is no cut to roll.`);
		}
		const sequence = sequenceOfClip(draft, from);
		const frame = frameOf(sequence);
		const wanted = frameTime(sequence, args.to) - to.start;
		const least = -Math.min(from.duration - frame, headHandle(to, requiredAsset(draft, to.assetId), frame));
		const most = Math.min(to.duration - frame, tailHandle(from, requiredAsset(draft, from.assetId), frame));
		const by = Math.max(least, Math.min(most, wanted));
		if (by === 0 && wanted !== 0) {
			refuseEdit(`The cut between “${from.name}” and “${to.name}” cannot go further: the source or the clip ends there.`);
		}
		const cut = to.start + by as Time;
		draft.put(withTailAt(from, cut));
		draft.put(withHeadAt(draft, to, cut));
		shiftEffects(draft, to.id, to.start - cut);
		return draft.finish();
	},
});
