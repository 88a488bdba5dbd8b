import type { Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { placeAt } from '../../../electron/shared/keyframes/valueAt.ts';
import { clipAt, clipsOfTrack, clipsWithin } from '../../../electron/shared/timeline/queries.ts';
import { indexOf } from '../../../electron/shared/timeline/projectIndex.ts';
import type { Clip, Project, Track } from '../../../electron/shared/timeline/records.ts';
import { keyRowCount, keyRowsOf, type KeyRow } from '../../keyframes/keyRows.ts';
import { keyName } from '../../keyframes/keySelection.ts';
import type { Lane } from '../lanes.ts';
import { flicksOf, timeAtX, xAt, type Scale } from '../zoom.ts';

/** Height of the strip of one parameter under its clip, in pixels. */
export const keyRowHeight = 18;
/** How near to a keyframe a press takes hold of it. */
const keyReach = 6;

/** Which clips show their keyframes: the ids of clips, and of tracks all of whose clips do. */
export type OpenLanes = ReadonlySet<string>;

export const isOpen = (open: OpenLanes, clip: Clip): boolean => open.has(clip.id) || open.has(clip.trackId);

/** The most rows that any clip of a list has by itself, kept for as long as the list stays the same: ten thousand clips are not counted again for every frame of a drag elsewhere. */
const mostOwn = new WeakMap<readonly Clip[], number>();

const mostOwnRows = (clips: readonly Clip[]): number => {
	const most = mostOwn.get(clips) ?? clips.reduce((high, { keyframes }) => Math.max(high, Object.keys(keyframes).length), 0);
	mostOwn.set(clips, most);
	return most;
};

/** Room for keyframes under each track: as many rows as the open clip with the most of them has. O(clips of open tracks) when those change, else O(effects). */
export const keysHeights = (project: Project, tracks: readonly Track[], open: OpenLanes): Readonly<Record<string, number>> => {
	if (open.size === 0) {
		return {};
	}
	const rows = new Map<string, number>();
	const count = (clip: Clip) => rows.set(clip.trackId, Math.max(rows.get(clip.trackId) ?? 0, keyRowCount(project, clip)));
	tracks.filter(track => open.has(track.id)).forEach(track => rows.set(track.id, mostOwnRows(clipsOfTrack(project, track.id))));
	[...indexOf(project).effects.keys()].forEach((targetId) => {
		const clip = project[targetId];
		if (clip?.kind === 'clip' && open.has(clip.trackId)) {
			count(clip);
		}
	});
	[...open].forEach((id) => {
		const record = project[id];
		if (record?.kind === 'clip') {
			count(record);
		}
	});
	return Object.fromEntries([...rows].map(([id, most]) => [id, most * keyRowHeight]));
};

/** What lies under the pointer below a track's clips. */
export type KeyHit = {
	readonly part: 'keys'; readonly track: Track;
	/** The open clip, its row, and the keyframe of it; null where none is. */
	readonly owner: Clip | null; readonly row: KeyRow | null; readonly key: Keyframe | null;
};

/** The keyframes of a list that lie in a stretch of its own time. O(log n + found). */
export const keysWithin = (list: readonly Keyframe[], from: number, to: number): readonly Keyframe[] => list.slice(placeAt(list, from - 1) + 1, placeAt(list, to) + 1);

/** What lies at a height below the clips of a lane. */
export const keyHitAt = (project: Project, lane: Lane, open: OpenLanes, scale: Scale, x: number, y: number): KeyHit => {
	const { track } = lane;
	const reach = flicksOf(scale, keyReach);
	const at = timeAtX(scale, x);
	// A key on a clip's edge is caught from beside it.
	const clip = [at, at + reach, at - reach].map(moment => clipAt(project, track.id, moment as typeof at)).find(found => found && isOpen(open, found));
	const row = clip ? keyRowsOf(project, clip)[Math.floor((y - lane.top - lane.height) / keyRowHeight)] ?? null : null;
	if (!clip || !row) {
		return { part: 'keys', track, owner: null, row: null, key: null };
	}
	const local = at - clip.start;
	const near = keysWithin(row.list, Math.max(0, local - reach), Math.min(clip.duration, local + reach)).toSorted((a, b) => Math.abs(a.time - local) - Math.abs(b.time - local));
	return { part: 'keys', track, owner: clip, row, key: near[0] ?? null };
};

/** The keyframes a rubber band touches. */
export const keysInBand = (project: Project, lanes: readonly Lane[], open: OpenLanes, scale: Scale, band: { left: number; top: number; right: number; bottom: number }): readonly string[] => {
	const range = { start: timeAtX(scale, band.left), end: timeAtX(scale, band.right) };
	return lanes.filter(lane => lane.keysHeight > 0 && lane.top + lane.height < band.bottom && lane.top + lane.height + lane.keysHeight > band.top).flatMap((lane) => {
		const first = lane.top + lane.height;
		return clipsWithin(clipsOfTrack(project, lane.track.id), range).filter(clip => isOpen(open, clip)).flatMap(clip => keyRowsOf(project, clip).flatMap((row, place) => {
			const middle = first + (place + 0.5) * keyRowHeight;
			return middle + 4 < band.top || middle - 4 > band.bottom ? [] : keysWithin(row.list, Math.max(0, range.start - clip.start), Math.min(clip.duration, range.end - clip.start))
				.map(({ time }) => keyName({ id: row.record.id, path: row.path, time }));
		}));
	});
};

/** Where a keyframe of a clip is on the screen. */
export const keyX = (scale: Scale, clip: Clip, key: Keyframe): number => xAt(scale, clip.start + key.time);
