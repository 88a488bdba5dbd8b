import { refuseEdit } from '../../contract/failure.ts';
import { zeroTime, type Time, type TimeRange } from '../../time/time.ts';
import { shiftedKeyframes } from '../../keyframes/keyframeLists.ts';
import { sourceLength } from '../../time/timeMap.ts';
import { sourceStartMovedBy } from '../handles.ts';
import { markerLocal } from '../markerMoments.ts';
import { clipEnd, clipsWithin, frameOf, tracksOf } from '../queries.ts';
import type { Clip, Track } from '../records.ts';
import type { Draft } from './draft.ts';
import { copyEffects, shiftEffects } from './effectCopies.ts';
import { requiredAsset, sequenceOfClip } from './required.ts';

/** The clip from `start` on: its source moves along, its keyframes stay on their pictures. */
export const withHeadAt = (draft: Draft, clip: Clip, start: Time): Clip => ({
	...clip, start,
	duration: clipEnd(clip) - start as Time,
	sourceStart: sourceStartMovedBy(clip, requiredAsset(draft, clip.assetId), start - clip.start),
	keyframes: shiftedKeyframes(clip.keyframes, clip.start - start),
});

/** The clip up to `end`. Backwards its tail shows the beginning of what it uses, which so becomes later. */
export const withTailAt = (clip: Clip, end: Time): Clip => {
	const shorter = { ...clip, duration: end - clip.start as Time };
	return clip.isReversed ? { ...shorter, sourceStart: clip.sourceStart + sourceLength(clip) - sourceLength(shorter) as Time } : shorter;
};

/** Markers on what the right part of a split clip shows go with it. */
const giveMarkers = (draft: Draft, left: Clip, right: Clip): void => {
	const isStill = requiredAsset(draft, left.assetId).duration === null;
	const cut = right.start - left.start;
	const frame = frameOf(sequenceOfClip(draft, left));
	draft.markers(left.id).filter(marker => (markerLocal(left, marker.at, isStill, frame) ?? 0) >= cut)
		.forEach(marker => draft.put({ ...marker, targetId: right.id, at: isStill ? marker.at - cut as Time : marker.at }));
};

/**
 * Divides a clip in two. The left part keeps the id, the link, the fade-in and the transition before it; the right part gets the fade-out
 * and the transition after it; both have the effects. Returns the right part. `at` must lie inside the clip.
 */
export const splitClip = (draft: Draft, clip: Clip, at: Time): Clip => {
	const right: Clip = { ...withHeadAt(draft, clip, at), id: draft.newId('clip'), linkId: draft.freshLink(clip.linkId), fadeIn: zeroTime };
	draft.transitions(clip.trackId).filter(transition => transition.fromClipId === clip.id)
		.forEach(transition => draft.put({ ...transition, fromClipId: right.id }));
	draft.put({ ...withTailAt(clip, at), fadeOut: zeroTime });
	draft.put(right);
	copyEffects(draft, draft.effects(clip.id), right.id, clip.start - at);
	giveMarkers(draft, clip, right);
	return right;
};

/**
 * Makes room on a track: what lies in the range goes away, what reaches into it is cut back, what spans it is divided.
 *
 *     |  A  |  B  |  C  |   ->   |  A  |B|   |C |
 *             [    )
 */
export const clearRange = (draft: Draft, trackId: string, range: TimeRange): void => {
	clipsWithin(draft.clips(trackId), range).forEach((clip) => {
		const reachesBefore = clip.start < range.start;
		const reachesAfter = clipEnd(clip) > range.end;
		if (reachesBefore && reachesAfter) {
			splitClip(draft, clip, range.end);
			draft.put({ ...withTailAt(clip, range.start), fadeOut: zeroTime });
		} else if (reachesBefore) {
			draft.put(withTailAt(clip, range.start));
		} else if (reachesAfter) {
			draft.put(withHeadAt(draft, clip, range.end));
			shiftEffects(draft, clip.id, clip.start - range.end);
		} else {
			draft.remove(clip.id);
		}
	});
};

/** The tracks of a sequence that ripple together: all that are sync-locked and not locked, and those that are edited themselves. */
export const ripplingTracks = (draft: Draft, sequenceId: string, edited: ReadonlySet<string>): readonly Track[] =>
	tracksOf(draft.base, sequenceId).filter(track => !track.isLocked && (track.isSyncLocked || edited.has(track.id)));

/** Moves the sequence's markers along with what ripples. One in time that is taken away goes to the cut, so that no note is lost. */
const rippleMarkers = (draft: Draft, sequenceId: string, from: Time, by: number): void => draft.markers(sequenceId).forEach((marker) => {
	if (marker.at >= from) {
		draft.put({ ...marker, at: marker.at + by as Time });
	} else if (marker.at > from + by) {
		draft.put({ ...marker, at: from + by as Time });
	}
});

/**
 * Inserts time at `at`: on every rippling track what spans it is divided and everything later moves right. `edited` names tracks that ripple
 * although they are not sync-locked.
 *
 *     |   A   | B |   ->   |  A |     | A| B |
 *          ^ at                 <-by->
 */
export const insertTime = (draft: Draft, sequenceId: string, at: Time, by: Time, edited: ReadonlySet<string>): void => {
	rippleMarkers(draft, sequenceId, at, by);
	ripplingTracks(draft, sequenceId, edited).forEach((track) => {
		clipsWithin(draft.clips(track.id), { start: at, end: at + 1 as Time })
			.filter(clip => clip.start < at).forEach(clip => splitClip(draft, clip, at));
		draft.clips(track.id).filter(clip => clip.start >= at)
			.forEach(clip => draft.put({ ...clip, start: clip.start + by as Time }));
	});
};

/** Refuses when, on a track, something that moved would lie over, or jump over, what stayed, or before the beginning. */
const refuseCollisions = (draft: Draft, track: Track, moved: ReadonlySet<string>): void => {
	const wayOut = 'Move or shorten it, or lock its track so that it stays where it is.';
	draft.clips(track.id).forEach((clip, place, clips) => {
		const next = clips[place + 1];
		if (clip.start < 0) {
			refuseEdit(`“${clip.name}” on track “${track.name}” would begin before the sequence does. ${wayOut}`);
		}
		if (next && moved.has(clip.id) && !moved.has(next.id)) {
			refuseEdit(`On track “${track.name}”, “${clip.name}” would run into “${next.name}”. ${wayOut}`);
		}
		if (next && next.start < clipEnd(clip)) {
			refuseEdit(`On track “${track.name}”, “${next.name}” would run into “${clip.name}”. ${wayOut}`);
		}
	});
};

/**
 * Moves everything that begins at or after `from` by `by`, on every rippling track, together with sound or picture linked to what moves
 * that begins a little earlier (a J-cut). What else begins earlier stays whole where it is; when something would then overlap, the edit is
 * refused. Clips in `except` stay; tracks in `edited` ripple although they are not sync-locked.
 *
 *     V2 |     | T |        V2 |  | T |
 *     V1 | A |   | B |  ->  V1 | A|  B |
 *             from ^   by < 0
 */
export const shiftFrom = (draft: Draft, sequenceId: string, from: Time, by: number, edited: ReadonlySet<string>, except: ReadonlySet<string> = new Set()): void => {
	rippleMarkers(draft, sequenceId, from, by);
	const tracks = ripplingTracks(draft, sequenceId, edited);
	const later = tracks.flatMap(track => draft.clips(track.id).filter(clip => clip.start >= from && !except.has(clip.id)));
	const ids = new Set([...except, ...later.map(clip => clip.id)]);
	const byLink = Map.groupBy(later.filter(clip => clip.linkId !== null), clip => clip.linkId);
	const partners = tracks.flatMap(track => draft.clips(track.id).filter(clip => clip.linkId !== null && !ids.has(clip.id)
		&& byLink.get(clip.linkId)?.some(mover => mover.start < clipEnd(clip) && clip.start < clipEnd(mover))));
	const movers = [...later, ...partners];
	movers.forEach(clip => draft.put({ ...clip, start: clip.start + by as Time }));
	const moved = new Set(movers.map(clip => clip.id));
	tracks.forEach(track => refuseCollisions(draft, track, moved));
};
