import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { canBeRamp, rampOf, withinSpeeds, type Pace, type SpeedRamp } from '../../time/speedRamp.ts';
import { frameOf } from '../queries.ts';
import type { Clip, ProjectRecord } from '../records.ts';
import type { Draft } from './draft.ts';
import { openTrack, sequenceOfClip } from './required.ts';
import { onTheirPictures, putRetimed, retimed, runningAlong } from './retiming.ts';
import { refuseTimeless } from './timing.ts';

/** What edits of keyframes are told for those of the speed: whether later clips move along when a clip becomes longer or shorter. */
export const rippleSchema = z.boolean().default(false);

/** Whether points were moved in time, rather than set, taken away or given other speeds. */
const areMoved = (before: SpeedRamp, after: SpeedRamp): boolean => {
	const [old, now] = [before, after].map(ramp => new Set<number>(ramp.map(point => point.time)));
	return before.some(point => !now?.has(point.time)) && after.some(point => !old?.has(point.time));
};

const putRamped = (draft: Draft, before: Clip, after: Clip, ripple: boolean): void => {
	refuseTimeless(draft, before);
	const points = rampOf(after) ?? [];
	if (!canBeRamp([after.speed]) || !canBeRamp(points.map(({ value }) => Number(value)))) {
		refuseEdit(points.some(({ value }) => value === 0)
			? `“${before.name}” can stand still only between two points of its ramp, not at the first or the last of them.`
			: `“${before.name}” cannot run at that speed. It can run at 5 % to 2000 % and, between two points of a ramp, stand still at 0 %.`);
	}
	const within = points.map(point => ({ ...point, easing: withinSpeeds(point.easing) }));
	const ramp = areMoved(rampOf(before) ?? [], points) ? within : onTheirPictures(before, within, frameOf(sequenceOfClip(draft, before)));
	const wanted: Pace = { speed: after.speed, keyframes: ramp.length > 0 ? { speed: ramp } : {} };
	const along = runningAlong(draft, before);
	along.forEach(other => openTrack(draft, other.trackId));
	const asBefore = { ...after, speed: before.speed, keyframes: withList(after.keyframes, 'speed', rampOf(before) ?? []) };
	putRetimed(draft, retimed(draft, asBefore, along, wanted, ripple), ripple);
};

/** Compared by value: a record that was checked by its schema is a copy in all its parts. */
const isSamePace = (a: Clip, b: Clip): boolean => a.speed === b.speed && JSON.stringify(rampOf(a)) === JSON.stringify(rampOf(b));

/**
 * Puts a record of which a parameter or its keyframes have changed. A clip whose speed changed keeps what it shows of its source and becomes longer or shorter: up to the next
 * clip or, rippling, moving it along. Points stay on their pictures, unless they were moved themselves, and linked sound runs along. Stills are
 * refused, and clips whose sound lies on a locked track.
 */
export const putKeyed = (draft: Draft, record: ProjectRecord, ripple: boolean): void => {
	const before = draft.get('clip', record.id);
	if (record.kind === 'clip' && before && !isSamePace(before, record)) {
		putRamped(draft, before, record, ripple);
	} else {
		draft.put(record);
	}
};

/** What an edit names without the speeds of clips that run along with one named before: these change with it. */
export const withoutFollowing = <Named extends { readonly id: string; readonly path: string }>(draft: Draft, named: readonly Named[]): readonly Named[] => {
	const following = new Set<string>();
	return named.filter(({ id, path }) => {
		const clip = path === 'speed' && !following.has(id) ? draft.get('clip', id) : undefined;
		(clip ? runningAlong(draft, clip) : []).forEach(other => following.add(other.id));
		return path !== 'speed' || !following.has(id);
	});
};
