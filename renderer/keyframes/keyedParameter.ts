import { keyframeAt } from '../../electron/shared/keyframes/keyframeLists.ts';
import { valueAt } from '../../electron/shared/keyframes/valueAt.ts';
import { frameLength, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { zeroTime, type Time } from '../../electron/shared/time/time.ts';
import { isAnimated, isKeyed } from '../../electron/shared/timeline/keyframable.ts';
import type { Project, ProjectRecord } from '../../electron/shared/timeline/records.ts';

/** From where a record's keyframes count: the start of the clip it is or belongs to, else the beginning of the sequence. */
export const originOf = (project: Project, record: ProjectRecord): Time => {
	const owner = record.kind === 'effect' ? project[record.targetId] : record;
	return owner?.kind === 'clip' ? owner.start : zeroTime;
};

/** The moment of a record's own time at `at`, on the frame of the sequence it lies in. */
export const localTime = (project: Project, record: ProjectRecord, at: Time, rate: FrameRate): Time => {
	const frame = frameLength(rate);
	return Math.floor(at / frame) * frame - originOf(project, record) as Time;
};

/** What a parameter is at a moment of the sequence: keyframed or plain. */
export const valueNow = (project: Project, record: ProjectRecord, path: string, at: Time, rate: FrameRate): unknown => (isAnimated(record)
	? valueAt(record, path, localTime(project, record, at, rate))
	: valueAt({ ...record, keyframes: {} }, path, zeroTime));

/** Where a parameter of several records stands with keyframes. Moments are of the sequence. */
export type KeyedState = {
	/** Some record has keyframes for it. */
	readonly isKeyed: boolean;
	/** Every record that has keyframes has one at this frame. */
	readonly isHere: boolean;
	readonly previous: Time | null;
	readonly next: Time | null;
};

/** How a parameter stands at `at`. O(keyframes). */
export const keyedState = (project: Project, records: readonly ProjectRecord[], path: string, at: Time, rate: FrameRate): KeyedState => {
	const keyed = records.filter(record => isKeyed(record, path));
	const moments = keyed.flatMap(record => (record.keyframes[path] ?? []).map(keyframe => keyframe.time + originOf(project, record) as Time));
	const frame = frameLength(rate);
	const start = Math.floor(at / frame) * frame;
	const later = moments.filter(moment => moment >= start + frame);
	const earlier = moments.filter(moment => moment < start);
	return {
		isKeyed: keyed.length > 0,
		isHere: keyed.length > 0 && keyed.every(record => keyframeAt(record.keyframes[path] ?? [], localTime(project, record, at, rate))),
		previous: earlier.length > 0 ? Math.max(...earlier) as Time : null,
		next: later.length > 0 ? Math.min(...later) as Time : null,
	};
};
