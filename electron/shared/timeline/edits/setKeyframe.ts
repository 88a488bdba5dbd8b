import { z } from 'zod';
import { keyframeAt, withKeyframe, withList } from '../../keyframes/keyframeLists.ts';
import { easingSchema } from '../../keyframes/keyframe.ts';
import { timeSchema } from '../../time/time.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, keyframeTime, valueOf, withKeyedValue } from './keyframing.ts';
import { putKeyed, rippleSchema } from './putKeyed.ts';
import { wordsFor } from './property.ts';

/**
 * Sets a keyframe of a parameter, or changes the one that is there.
 *
 *     ◆───────◆   ->   ◆───◆───◆
 *                          ^ time
 *
 * The moment goes to the nearest frame. Without a value the keyframe takes the one the parameter has there, and nothing that is seen changes. The value is checked like one that
 * is set plainly. Clips of locked tracks are refused.
 */
export const setKeyframe = defineEdit({
	label: 'Set keyframe',
	describe: ({ path }) => `Set keyframe of ${wordsFor(path)}`,
	args: z.object({
		id: z.string(), path: z.string(),
		/** Counted from the clip's start (tracks: the sequence's). */
		time: timeSchema,
		value: z.unknown().optional(),
		/** How the value goes on; null: as before, or straight. */
		easing: easingSchema.nullable().default(null),
		ripple: rippleSchema,
	}),
	apply: (project, { id, path, time, value, easing, ripple }, newId) => {
		const draft = draftOf(project, newId);
		const record = animatedRecord(draft, id, path);
		const at = keyframeTime(draft, record, time);
		const changed = withKeyedValue(draft, record, path, at, value === undefined ? valueOf(record, path, at) : value);
		const keyframe = easing && keyframeAt(changed.keyframes[path] ?? [], at);
		putKeyed(draft, keyframe ? { ...changed, keyframes: withList(changed.keyframes, path, withKeyframe(changed.keyframes[path] ?? [], { ...keyframe, easing })) } : changed, ripple);
		return draft.finish();
	},
});
