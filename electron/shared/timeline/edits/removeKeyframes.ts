import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withoutKeyframes } from '../../keyframes/keyframeLists.ts';
import { timeSchema, zeroTime } from '../../time/time.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, withKeyframeList } from './keyframing.ts';
import { putKeyed, rippleSchema, withoutFollowing } from './putKeyed.ts';
import { nameOf, wordsFor } from './property.ts';

/**
 * Takes keyframes away: those at the moments named or, without moments, all of a parameter.
 *
 *     ◆───◆───◆   ->   ◆───────◆
 *
 * With its last keyframe gone a parameter keeps the value that keyframe had; with all taken at once, the value at `restAt`.
 */
export const removeKeyframes = defineEdit({
	label: 'Remove keyframes',
	args: z.object({
		keyframes: z.array(z.object({ id: z.string(), path: z.string(), times: z.array(timeSchema).min(1).nullable().default(null) })).min(1),
		/** Whose value stays where all keyframes go, counted from the clip's start. */
		restAt: timeSchema.nullable().default(null),
		ripple: rippleSchema,
	}),
	apply: (project, { keyframes, restAt, ripple }, newId) => {
		const draft = draftOf(project, newId);
		withoutFollowing(draft, keyframes).forEach(({ id, path, times }) => {
			const record = animatedRecord(draft, id, path);
			const list = record.keyframes[path] ?? refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” has no keyframes.`);
			const rest = times ? withoutKeyframes(list, new Set(times)) : [];
			if (rest.length === list.length) {
				refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” has no keyframe there.`);
			}
			putKeyed(draft, withKeyframeList(record, path, rest, restAt ?? times?.at(-1) ?? list[0]?.time ?? zeroTime), ripple);
		});
		return draft.finish();
	},
});
