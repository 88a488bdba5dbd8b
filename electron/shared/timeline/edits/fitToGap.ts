import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { scaledKeyframes, withList } from '../../keyframes/keyframeLists.ts';
import { durationSchema, type Time } from '../../time/time.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { rampOf, speedLimits } from '../../time/speedRamp.ts';
import { runsAlike, sourceLength } from '../../time/timeMap.ts';
import { clipsOfTrack } from '../queries.ts';
import type { Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClip, openClips, sequenceOfClip } from './required.ts';
import { refuseTimeless } from './timing.ts';

/** A clip with all of its time at `factor` times the length: its keyframes, and the speeds of a ramp against it. */
const lasting = (draft: Draft, clip: Clip, duration: Time): Clip => {
	const factor = duration / clip.duration;
	draft.effects(clip.id).forEach(effect => draft.put({ ...effect, keyframes: scaledKeyframes(effect.keyframes, factor) }));
	const keyframes = scaledKeyframes(clip.keyframes, factor);
	const ramp = rampOf({ ...clip, keyframes });
	return ramp
		? { ...clip, duration, keyframes: withList(keyframes, 'speed', ramp.map(point => ({ ...point, value: typeof point.value === 'number' ? point.value / factor : point.value }))) }
		: { ...clip, duration, keyframes, speed: sourceLength(clip) / duration };
};

/** The slowest and the fastest a clip runs. */
const speedsOf = (clip: Clip): readonly number[] => rampOf(clip)?.map(({ value }) => (typeof value === 'number' ? value : 1)) ?? [clip.speed];

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
		const members = openClips(draft, [clip.id], withLinked).filter(member => member.start === clip.start && member.duration === clip.duration && runsAlike(member, clip));
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
		const changed = members.map(member => lasting(draft, member, wanted));
		const beyond = changed.flatMap(speedsOf).find(speed => speed !== 0 && (speed < speedLimits.least || speed > speedLimits.most));
		if (beyond !== undefined) {
			refuseEdit(`“${clip.name}” would have to run at ${Math.round(beyond * 100)} %. It can run at 5 % to 2000 %.`);
		}
		changed.forEach(member => draft.put(member));
		return draft.finish();
	},
});
