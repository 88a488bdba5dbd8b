import type { Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { valueAt } from '../../../electron/shared/keyframes/valueAt.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import type { LevelPath, LevelRecord } from '../../../electron/shared/timeline/edits/raisedLevel.ts';
import { clipEnd } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import { keysWithin } from '../keys/keyLanes.ts';
import type { Lane } from '../lanes.ts';
import { hasLevelLine, soundBody } from '../soundLayout.ts';
import { flicksOf, timeAtX, xAt, type Scale } from '../zoom.ts';
import { levelScales } from './levelScale.ts';

/** A number drawn along time where it can be dragged: on the clip it belongs to, or in the lane of a track or of the master. */
export type Level = {
	readonly record: LevelRecord;
	readonly path: LevelPath;
	/** The part of the sequence along which it is drawn. Its keyframes count from `start`. */
	readonly start: Time; readonly end: number;
	/** Where its greatest and its least value stand, in pixels from the top of all tracks. */
	readonly top: number; readonly bottom: number;
};

/** The level drawn on a clip: the volume of sound, the opacity of a picture. Null where the lane is too low to leave room beside it. */
export const levelOfClip = (clip: Clip, lane: Lane): Level | null => {
	const { top, bottom } = soundBody(lane.height);
	return hasLevelLine(lane.height)
		? { record: clip, path: lane.track.type === 'audio' ? 'volume' : 'opacity', start: clip.start, end: clipEnd(clip), top: lane.top + top, bottom: lane.top + bottom }
		: null;
};

export const keyframesOf = ({ record, path }: Level): readonly Keyframe[] => record.keyframes[path] ?? [];

/** What it is, `local` flicks after its start, within what can be drawn. */
export const levelAt = ({ record, path }: Level, local: number): number => {
	const { min, max } = levelScales[path];
	return Math.max(min, Math.min(max, Number(valueAt(record, path, local as Time))));
};

/** How high a value stands. */
export const levelY = ({ path, top, bottom }: Level, value: number): number => bottom - levelScales[path].placeOf(value) * (bottom - top);

/** Pixels on each side of the line, and around a point of it, within which it is caught. */
const lineReach = 3;
const pointReach = 6;

/** Points on narrower clips are neither drawn nor caught: there would be no place left to grab the clip by. */
const pointsMinWidth = 24;

export const hasPoints = (level: Level, scale: Scale): boolean => xAt(scale, level.end) - xAt(scale, level.start) >= pointsMinWidth;

/** The keyframe of a level under the pointer. O(log n). */
export const levelKeyAt = (level: Level, scale: Scale, x: number, y: number): Keyframe | null => {
	if (!hasPoints(level, scale)) {
		return null;
	}
	const reach = flicksOf(scale, pointReach);
	const local = timeAtX(scale, x) - level.start;
	const away = (key: Keyframe) => Math.hypot(xAt(scale, level.start + key.time) - x, levelY(level, Number(key.value)) - y);
	const near = keysWithin(keyframesOf(level), Math.max(0, local - reach), Math.min(level.end - level.start, local + reach));
	return near.filter(key => away(key) <= pointReach).toSorted((a, b) => away(a) - away(b))[0] ?? null;
};

/** Whether the pointer is on the line, a jump where a value is held counted in. */
export const isOnLevel = (level: Level, scale: Scale, x: number, y: number): boolean => {
	const [before, here, after] = [-1, 0, 1].map(by => levelY(level, levelAt(level, timeAtX(scale, x + by) - level.start)));
	return y >= Math.min(before ?? 0, here ?? 0, after ?? 0) - lineReach && y <= Math.max(before ?? 0, here ?? 0, after ?? 0) + lineReach;
};
