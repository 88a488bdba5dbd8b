import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { easingSchema } from '../../keyframes/keyframe.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, keyframesOfSchema } from './keyframing.ts';
import { putKeyed, rippleSchema, withoutFollowing } from './putKeyed.ts';
import { nameOf, wordsFor } from './property.ts';

/**
 * Sets how the value goes on from keyframes: straight, held, or along a curve with two handles.
 *
 *     ◆──────◆   ->   ◆──────┐◆        (hold)
 *
 * Nothing else of them changes.
 */
export const setEasing = defineEdit({
	label: 'Change easing',
	args: z.object({ keyframes: z.array(keyframesOfSchema).min(1), easing: easingSchema, ripple: rippleSchema }),
	apply: (project, { keyframes, easing, ripple }, newId) => {
		const draft = draftOf(project, newId);
		withoutFollowing(draft, keyframes).forEach(({ id, path, times }) => {
			const record = animatedRecord(draft, id, path);
			const chosen = new Set<number>(times);
			const list = record.keyframes[path] ?? [];
			if (list.filter(keyframe => chosen.has(keyframe.time)).length < chosen.size) {
				refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” has no keyframe there.`);
			}
			putKeyed(draft, { ...record, keyframes: withList(record.keyframes, path, list.map(keyframe => (chosen.has(keyframe.time) ? { ...keyframe, easing } : keyframe))) }, ripple);
		});
		return draft.finish();
	},
});
