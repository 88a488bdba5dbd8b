import { z } from 'zod';
import { easings, easingSchema, type Keyframe } from '../../keyframes/keyframe.ts';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { canBeRamp, speedLimits, withinSpeeds } from '../../time/speedRamp.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { exactlyPassed, momentPassed } from '../../time/timeMap.ts';
import { frameOf } from '../queries.ts';
import { speedShapeNames, speedShapes } from '../speedShapes.ts';
import type { Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClips, sequenceOfClip } from './required.ts';
import { onTheirPictures, retime } from './retiming.ts';
import { refuseTimeless } from './timing.ts';

const pointSchema = z.object({
	/** Counted from the clip's start as it runs now; the point stays on the picture seen there. */
	time: timeSchema,
	/** Seconds of source in a second of the timeline, 0.05…20; 0 for points between the first and the last, at which time stands still. */
	speed: z.union([z.literal(0), z.number().min(speedLimits.least).max(speedLimits.most)]),
	/** How the speed goes on to the next point. */
	easing: easingSchema.default(easings.linear),
});

const onFrames = (draft: Draft, clip: Clip, points: readonly z.output<typeof pointSchema>[]): readonly Keyframe[] => {
	const { frameRate } = sequenceOfClip(draft, clip);
	const keyframes = points.map(({ time, speed, easing }): Keyframe => ({ time: nearestFrame(time, frameRate), value: speed, easing: withinSpeeds(easing) })).toSorted((a, b) => a.time - b.time);
	const apart = keyframes.filter(({ time }, place) => (keyframes[place + 1]?.time ?? Infinity) > time);
	return canBeRamp(apart.map(({ value }) => Number(value)))
		? apart
		: refuseEdit(`“${clip.name}” can stand still only between two points of its ramp, not at the first or the last of them.`);
};

/** A shape lies over the pictures of a clip, however it ran before. */
const shaped = (clip: Clip, shape: keyof typeof speedShapes): readonly Keyframe[] => {
	const whole = exactlyPassed(clip, clip.duration);
	return speedShapes[shape].map(({ at, speed, easing }) => ({ time: Math.round(momentPassed(clip, at * whole)) as Time, value: speed, easing: easings[easing] }));
};

/**
 * Runs clips at a speed that changes: along points, or in one of the usual shapes.
 *
 *     | A | B |   ->   |  A  | B |        ‾\_/‾
 *
 * What a clip shows of its source stays, and its length follows from the speeds; between two points at 0 time stands still, as long as they are apart. Points and all other
 * keyframes stay on the pictures they are set on. Rippling, everything later moves along; else a longer clip stops at the next one, and a shorter one leaves a gap. Linked sound
 * goes along, also that of J- and L-cuts. Takes the place of the speed or the ramp a clip had; `setSpeed` makes its speed even again. Stills and held frames are refused.
 */
export const setSpeedRamp = defineEdit({
	label: 'Ramp speed',
	args: z.object({
		clipIds: z.array(z.string()).min(1),
		/** The points, in any order; of two on one frame the later in the list stays. Or one of the usual shapes. */
		ramp: z.union([z.array(pointSchema).min(1).max(256), z.enum(speedShapeNames)]),
		/** Later clips move along. */
		ripple: z.boolean().default(false),
		withLinked: z.boolean().default(true),
	}),
	apply: (project, { clipIds, ramp, ripple, withLinked }, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, clipIds, withLinked);
		clips.forEach(clip => refuseTimeless(draft, clip));
		const pointsOf = (clip: Clip) => (typeof ramp === 'string' ? shaped(clip, ramp) : onFrames(draft, clip, ramp));
		retime(draft, clips, clip => ({ speed: clip.speed, keyframes: { speed: onTheirPictures(clip, pointsOf(clip), frameOf(sequenceOfClip(draft, clip))) } }), ripple);
		return draft.finish();
	},
});
