import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withKeyframes, withList } from '../../keyframes/keyframeLists.ts';
import { keyframesSchema } from '../../keyframes/keyframe.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, keyframeTime } from './keyframing.ts';
import { putKeyed, rippleSchema, withoutFollowing } from './putKeyed.ts';
import { withProperty } from './property.ts';

/**
 * Puts copies of keyframes onto records, the earliest at `time`; all keep their distances.
 *
 *     ◆─◆     +     ─────────   ->   ────◆─◆──
 *                       ^ time
 *
 * Those they land on are replaced, the others of the parameter stay. Refused where a parameter cannot have keyframes or does not take a value.
 */
export const pasteKeyframes = defineEdit({
	label: 'Paste keyframes',
	args: z.object({
		ids: z.array(z.string()).min(1),
		/** Counted from the clip's start (tracks: the sequence's). */
		time: timeSchema,
		/** By parameter, with moments of their own; only their distances count. */
		keyframes: keyframesSchema,
		ripple: rippleSchema,
	}),
	apply: (project, { ids, time, keyframes, ripple }, newId) => {
		const draft = draftOf(project, newId);
		const lists = Object.entries(keyframes);
		const earliest = Math.min(...lists.map(([, list]) => list[0]?.time ?? Infinity));
		if (lists.length === 0) {
			refuseEdit('There are no keyframes to paste. Copy some first.');
		}
		withoutFollowing(draft, ids.flatMap(id => lists.map(([path, list]) => ({ id, path, list })))).forEach(({ id, path, list }) => {
			const record = animatedRecord(draft, id, path);
			const by = keyframeTime(draft, record, time) - earliest;
			list.forEach(keyframe => withProperty(record, path, keyframe.value));
			const copies = list.map(keyframe => ({ ...keyframe, time: keyframe.time + by as Time }));
			putKeyed(draft, { ...record, keyframes: withList(record.keyframes, path, withKeyframes(record.keyframes[path] ?? [], copies)) }, ripple);
		});
		return draft.finish();
	},
});
