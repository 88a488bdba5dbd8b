import { withList } from '../../keyframes/keyframeLists.ts';
import type { Keyframe } from '../../keyframes/keyframe.ts';
import type { Clip, Sequence, Track } from '../records.ts';

/** A level: a number one drags up and down along time. */
export type LevelPath = keyof typeof levelLimits;
/** A record that has levels. */
export type LevelRecord = Clip | Track | Sequence;

/** Between what a level lies: volumes in dB, opacity 0…1, pan −1 (left) … 1. */
export const levelLimits = {
	volume: { min: -60, max: 12 },
	opacity: { min: 0, max: 1 },
	pan: { min: -1, max: 1 },
} as const;

/** Sums of hundredths stay hundredths. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A level that comes from nothing, or goes there, still does; another does not fall so low. How little is still something. */
const leastHeard = { volume: -59.9, opacity: 0.01, pan: -1 } as const;

/** A level raised by so much, within its limits. */
export const raisedValue = (path: LevelPath, value: number, by: number): number => rounded(Math.max(levelLimits[path].min, Math.min(levelLimits[path].max, value + by)));

const raisedKeyframe = (path: LevelPath, keyframe: Keyframe, by: number): Keyframe =>
	(typeof keyframe.value === 'number' && (path === 'pan' || keyframe.value > levelLimits[path].min)
		? { ...keyframe, value: Math.max(leastHeard[path], raisedValue(path, keyframe.value, by)) }
		: keyframe);

/** The record with a level raised by so much. One that moves keeps its shape: all its keyframes are raised alike, and those at nothing (silence, not to be seen) stay there. */
export const raisedLevel = <Record extends LevelRecord>(record: Record, path: LevelPath, by: number): Record => {
	const list = record.keyframes[path];
	// A path the record has not is refused by the caller before; then there is nothing to raise here.
	const plain = path in record ? { [path]: raisedValue(path, Number(record[path as keyof Record]), by) } : {};
	return { ...record, ...plain, keyframes: list ? withList(record.keyframes, path, list.map(keyframe => raisedKeyframe(path, keyframe, by))) : record.keyframes };
};
