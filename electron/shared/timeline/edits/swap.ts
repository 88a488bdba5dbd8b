import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import { clipEnd, clipRange, clipsWithin, neighbours } from '../queries.ts';
import type { Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, openClips } from './required.ts';

/**
 * Lets two neighbours change places.
 *
 *     | A |   B   | C |   ->   |   B   | A | C |
 *
 * What lies around them stays, a gap between them keeps its length. Linked clips go along; refused when one of them would run into
 * something. Transitions at the cuts that are lost go away.
 */
export const swap = defineEdit({
	label: 'Swap clips',
	args: z.object({ clipIds: z.tuple([z.string(), z.string()]), withLinked: z.boolean().default(true) }),
	apply: (project, { clipIds, withLinked }, newId) => {
		const draft = draftOf(project, newId);
		const [first, second] = clipIds;
		const [left, right] = [openClip(draft, first), openClip(draft, second)].toSorted((a, b) => a.start - b.start);
		if (!left || !right || left.id === right.id || neighbours(project, left).next?.id !== right.id) {
			return refuseEdit('Only two clips that are neighbours on one track can change places. Select such a pair.');
		}
		const goingRight = openClips(draft, [left.id], withLinked);
		const goingLeft = openClips(draft, [right.id], withLinked).filter(clip => !goingRight.some(other => other.id === clip.id));
		if (goingLeft.length === 0 || !goingLeft.some(clip => clip.id === right.id)) {
			refuseEdit(`“${left.name}” and “${right.name}” are linked with each other. Unlink them first.`);
		}
		const moved = [
			...goingRight.map((clip): Clip => ({ ...clip, start: clip.start + clipEnd(right) - clipEnd(left) as Time })),
			...goingLeft.map((clip): Clip => ({ ...clip, start: clip.start + left.start - right.start as Time })),
		];
		moved.forEach(clip => draft.remove(clip.id));
		moved.forEach((clip) => {
			const [obstacle] = clipsWithin(draft.clips(clip.trackId), clipRange(clip));
			if (obstacle || clip.start < 0) {
				refuseEdit(obstacle ? `“${clip.name}” would run into “${obstacle.name}”. Make room first, or swap without linked clips.` : `“${clip.name}” would begin before the sequence does.`);
			}
			draft.put(clip);
		});
		return draft.finish();
	},
});
