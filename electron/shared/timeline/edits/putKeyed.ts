import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { rampOf, type Pace, type SpeedRamp } from '../../time/speedRamp.ts';
import type { Clip, ProjectRecord } from '../records.ts';
import type { Draft } from './draft.ts';
import { onTheirPictures, retimed, runningAlong } from './retiming.ts';
import { refuseTimeless, speedLimits } from './timing.ts';

/** Whether points were moved in time, rather than set, taken away or given other speeds. */
const areMoved = (before: SpeedRamp, after: SpeedRamp): boolean => {
	const [old, now] = [before, after].map(ramp => new Set<number>(ramp.map(point => point.time)));
	return before.some(point => !now?.has(point.time)) && after.some(point => !old?.has(point.time));
};

const putRamped = (draft: Draft, before: Clip, after: Clip, named: ReadonlySet<string>): void => {
	refuseTimeless(draft, before);
	const points = rampOf(after) ?? [];
	const beyond = [after.speed, ...points.map(({ value }) => value)].find(speed => typeof speed !== 'number' || speed < speedLimits.least || speed > speedLimits.most);
	if (beyond !== undefined) {
		refuseEdit(`“${before.name}” cannot run at that speed. It can run at 5 % to 2000 %.`);
	}
	const ramp = areMoved(rampOf(before) ?? [], points) ? points : onTheirPictures(before, points);
	const wanted: Pace = { speed: after.speed, keyframes: ramp.length > 0 ? { speed: ramp } : {} };
	const asBefore = { ...after, speed: before.speed, keyframes: withList(after.keyframes, 'speed', rampOf(before) ?? []) };
	retimed(draft, asBefore, runningAlong(draft, before).filter(({ id }) => !named.has(id)), wanted, false).forEach(clip => draft.put(clip));
};

/** Compared by value: a record that was checked by its schema is a copy in all its parts. */
const isSamePace = (a: Clip, b: Clip): boolean => a.speed === b.speed && JSON.stringify(rampOf(a)) === JSON.stringify(rampOf(b));

/**
 * Puts a record of which a parameter or its keyframes have changed. A clip whose speed changed keeps what it shows of its source and becomes longer or shorter, up to the next
 * clip; points stay on their pictures, unless they were moved themselves, and linked sound that is not `named` by the edit goes along. Stills are refused.
 */
export const putKeyed = (draft: Draft, record: ProjectRecord, named: readonly { readonly id: string }[] = []): void => {
	const before = draft.get('clip', record.id);
	if (record.kind === 'clip' && before && !isSamePace(before, record)) {
		putRamped(draft, before, record, new Set(named.map(({ id }) => id)));
	} else {
		draft.put(record);
	}
};
