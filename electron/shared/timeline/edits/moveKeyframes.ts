import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withKeyframes, withList, withoutKeyframes } from '../../keyframes/keyframeLists.ts';
import type { Keyframe } from '../../keyframes/keyframe.ts';
import { nearestSpeed, speedLimits } from '../../time/speedRamp.ts';
import { timeSchema, zeroTime, type Time } from '../../time/time.ts';
import type { Animated } from '../keyframable.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { animatedRecord, keyframesOfSchema, keyframeTime } from './keyframing.ts';
import { putKeyed, rippleSchema, withoutFollowing } from './putKeyed.ts';
import { nameOf, withProperty, wordsFor } from './property.ts';

/** The same keyframe `by` later and, where it holds a number, `valueBy` higher; a value beyond what the parameter takes is refused. */
const moved = (record: Animated, path: string, keyframe: Keyframe, by: number, valueBy: number): Keyframe => {
	const raised = typeof keyframe.value === 'number' ? keyframe.value + valueBy : keyframe.value;
	// Between standing still and the slowest speed there is none to choose.
	const value = path === 'speed' && valueBy !== 0 && typeof raised === 'number' && raised >= 0 && raised < speedLimits.least ? nearestSpeed(raised) : raised;
	if (value !== keyframe.value) {
		withProperty(record, path, value);
	}
	return { ...keyframe, value, time: keyframe.time + by as Time };
};

/**
 * Moves keyframes in time, in value, or both: what dragging them in a lane or in the curve editor does.
 *
 *     ◆───◆─────◆   ->   ◆─────◆───◆
 *         └─by─>
 *
 * All keep their distances, of one or of several parameters. They go to whole frames. One they land on goes away; they may pass others and leave the clip's ends.
 */
export const moveKeyframes = defineEdit({
	label: 'Move keyframes',
	args: z.object({
		keyframes: z.array(keyframesOfSchema).min(1),
		by: timeSchema.default(zeroTime),
		/** Added to values that are numbers. */
		valueBy: z.number().default(0),
		ripple: rippleSchema,
	}),
	apply: (project, { keyframes, by, valueBy, ripple }, newId) => {
		const draft = draftOf(project, newId);
		withoutFollowing(draft, keyframes).forEach(({ id, path, times }) => {
			const record = animatedRecord(draft, id, path);
			const list = record.keyframes[path] ?? [];
			const chosen = new Set<number>(times);
			const movers = list.filter(keyframe => chosen.has(keyframe.time));
			if (movers.length < chosen.size) {
				refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” has no keyframe there.`);
			}
			const frames = keyframeTime(draft, record, by);
			const rest = withoutKeyframes(list, chosen);
			putKeyed(draft, { ...record, keyframes: withList(record.keyframes, path, withKeyframes(rest, movers.map(keyframe => moved(record, path, keyframe, frames, valueBy)))) }, ripple);
		});
		return draft.finish();
	},
});
