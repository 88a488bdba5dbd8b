import { z } from 'zod';
import { rampOf, speedLimits } from '../../time/speedRamp.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClips } from './required.ts';
import { retime } from './retiming.ts';
import { refuseTimeless } from './timing.ts';

/**
 * Runs clips faster, slower or backwards; what they show of the source stays, their length changes.
 *
 *     | A | B |   ->   |   A   | B |        (half the speed, rippling)
 *
 * Rippling, everything later moves along on every unlocked track; else a longer clip stops at the next one, and a shorter one leaves a gap. Linked clips change together and
 * keyframes stay on the pictures they were set on. A speed ends a ramp; a new direction turns round what is seen along it. Stills and held frames are refused.
 */
export const setSpeed = defineEdit({
	label: 'Change speed',
	describe: ({ speed, isReversed }) => (speed === null && isReversed !== null ? 'Reverse clip' : 'Change speed'),
	args: z.object({
		clipIds: z.array(z.string()).min(1),
		/** Seconds of source in a second of the timeline, 0.05…20; null leaves it. */
		speed: z.number().min(speedLimits.least).max(speedLimits.most).nullable().default(null),
		isReversed: z.boolean().nullable().default(null),
		/** Whether sound keeps its pitch; null leaves it. */
		keepsPitch: z.boolean().nullable().default(null),
		/** Later clips move along. */
		ripple: z.boolean().default(false),
		withLinked: z.boolean().default(true),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, args.clipIds, args.withLinked);
		clips.forEach(clip => refuseTimeless(draft, clip));
		const turned = clips.map(clip => ({ ...clip, isReversed: args.isReversed ?? clip.isReversed, keepsPitch: args.keepsPitch ?? clip.keepsPitch }));
		turned.forEach(clip => draft.put(clip));
		const { speed } = args;
		if (speed !== null) {
			retime(draft, turned.filter(clip => clip.speed !== speed || rampOf(clip)), () => ({ speed }), args.ripple);
		}
		return draft.finish();
	},
});
