import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { durationSchema, type Time } from '../../time/time.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { sourceLength } from '../../time/timeMap.ts';
import { clipsOfTrack } from '../queries.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, openClips, sequenceOfClip } from './required.ts';
import { refuseTimeless, speedLimits, withSpeed } from './timing.ts';

/**
 * Gives a clip the speed at which what it shows lasts exactly until the next clip, or as long as asked.
 *
 *     | A |   | B |   ->   |   A   | B |
 *
 * Linked clips beside it change together. Refused where nothing follows and no length is given, and where the speed would be beyond 5 % … 2000 %.
 */
export const fitToGap = defineEdit({
	label: 'Fit clip to gap',
	args: z.object({ clipId: z.string(), duration: durationSchema.nullable().default(null), withLinked: z.boolean().default(true) }),
	apply: (project, { clipId, duration, withLinked }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		refuseTimeless(draft, clip);
		const members = openClips(draft, [clip.id], withLinked).filter(member => member.start === clip.start && member.duration === clip.duration && member.speed === clip.speed);
		// Whichever of them meets another clip first has the say.
		const next = members.flatMap(member => clipsOfTrack(project, member.trackId).find(other => other.start > member.start) ?? []).toSorted((x, y) => x.start - y.start)[0];
		const room = next ? next.start - clip.start as Time : null;
		const wanted = duration ? nearestFrame(duration, sequenceOfClip(draft, clip).frameRate) : room;
		if (wanted === null || wanted <= 0) {
			return refuseEdit(`Nothing follows “${clip.name}” on its track, so there is no gap to fit it to.`);
		}
		if (room !== null && wanted > room) {
			refuseEdit(`“${clip.name}” would run into “${next?.name}”. Choose a shorter length.`);
		}
		// Rounded up by a hair at most: the whole length must not need a flick more source than it has.
		const speed = sourceLength(clip) / wanted;
		if (speed < speedLimits.least || speed > speedLimits.most) {
			refuseEdit(`“${clip.name}” would have to run at ${Math.round(speed * 100)} %. It can run at 5 % to 2000 %.`);
		}
		members.forEach(member => draft.put(withSpeed(draft, member, speed, wanted)));
		return draft.finish();
	},
});
