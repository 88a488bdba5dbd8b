import { z } from 'zod';
import { withList } from '../../keyframes/keyframeLists.ts';
import { keyframeListSchema } from '../../keyframes/keyframe.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, keyframeTime } from './keyframing.ts';
import { putKeyed, rippleSchema, withoutFollowing } from './putKeyed.ts';
import { withProperty, wordsFor } from './property.ts';

/**
 * Gives parameters other keyframes in the place of all they have: what dragging handles, points of a motion path or many keyframes at once comes to.
 *
 *     ◆────◆────◆   ->   ◆──◆╮ ◆
 *                            ╰─╯
 *
 * Moments go to whole frames; values are checked like those set plainly. Of two keyframes that fall onto one frame the later stays.
 */
export const shapeKeyframes = defineEdit({
	label: 'Shape keyframes',
	describe: ({ shapes }) => {
		const [first, ...others] = new Set(shapes.map(({ path }) => wordsFor(path)));
		return others.length === 0 ? `Shape keyframes of ${first}` : 'Shape keyframes';
	},
	args: z.object({
		shapes: z.array(z.object({
			id: z.string(),
			/** Leads into the record: "transform.x". */
			path: z.string(),
			/** Counted from the clip's start (tracks: the sequence's). */
			list: keyframeListSchema,
		})).min(1),
		ripple: rippleSchema,
	}),
	apply: (project, { shapes, ripple }, newId) => {
		const draft = draftOf(project, newId);
		withoutFollowing(draft, shapes).forEach(({ id, path, list }) => {
			const record = animatedRecord(draft, id, path);
			list.forEach(({ value }) => withProperty(record, path, value));
			const onFrames = list.map(keyframe => ({ ...keyframe, time: keyframeTime(draft, record, keyframe.time) }));
			putKeyed(draft, { ...record, keyframes: withList(record.keyframes, path, onFrames.filter(({ time }, place) => (onFrames[place + 1]?.time ?? Infinity) > time)) }, ripple);
		});
		return draft.finish();
	},
});
