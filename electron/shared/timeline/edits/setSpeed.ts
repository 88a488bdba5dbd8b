import { z } from 'zod';
import { zeroTime, type Time } from '../../time/time.ts';
import { clipEnd, clipsOfTrack } from '../queries.ts';
import type { Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClips } from './required.ts';
import { durationAt, putRippling, refuseTimeless, speedLimits, withSpeed } from './timing.ts';

/** As long as it would be, or as the next clip on its track lets it. */
const fitting = (draft: Draft, clip: Clip, duration: Time): Time => {
	const next = clipsOfTrack(draft.base, clip.trackId).find(other => other.start > clip.start);
	return next ? Math.min(duration, next.start - clip.start) as Time : duration;
};

/**
 * Runs clips faster, slower or backwards; what they show of the source stays, their length changes.
 *
 *     | A | B |   ->   |   A   | B |        (half the speed, rippling)
 *
 * Rippling, everything later moves along on every unlocked track; else a longer clip stops at the next one, and a shorter one leaves a gap. Linked clips change together and
 * keyframes stay on the pictures they were set on. Stills and held frames are refused.
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
		const changed = clips.map((clip): Clip => {
			const isReversed = args.isReversed ?? clip.isReversed;
			const turned = { ...clip, isReversed, keepsPitch: args.keepsPitch ?? clip.keepsPitch };
			const speed = args.speed ?? clip.speed;
			if (speed === clip.speed) {
				return turned;
			}
			const duration = durationAt(draft, turned, speed);
			return withSpeed(draft, turned, speed, args.ripple ? duration : fitting(draft, clip, duration));
		});
		if (!args.ripple) {
			changed.forEach(clip => draft.put(clip));
			return draft.finish();
		}
		// Clips beside each other change as one; those after one another push the later ones along, so the last goes first.
		const groups = [...Map.groupBy(changed, clip => clip.linkId ?? clip.id).values()].toSorted((a, b) => (b[0]?.start ?? 0) - (a[0]?.start ?? 0));
		groups.forEach((group) => {
			const before = group.flatMap(clip => draft.get('clip', clip.id) ?? []);
			const end = Math.max(...before.map(clipEnd)) as Time;
			const after = Math.max(zeroTime, ...group.map(clipEnd));
			putRippling(draft, group, end, after - end);
		});
		return draft.finish();
	},
});
