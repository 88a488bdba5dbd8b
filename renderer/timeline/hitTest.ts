import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { clipEnd, clipsOfTrack, clipsWithin, firstEndingAfter, markersOf, transitionRange, transitionsOfTrack } from '../../electron/shared/timeline/queries.ts';
import { clipMarkerMoment } from '../../electron/shared/timeline/markerMoments.ts';
import type { Clip, Marker, Project, Track, Transition } from '../../electron/shared/timeline/records.ts';
import { keyHitAt, type KeyHit, type OpenLanes } from './keys/keyLanes.ts';
import { laneAt, type Lane } from './lanes.ts';
import { automationAt, levelOfStrip, type AutomationLane } from './levels/automationLanes.ts';
import { isOnLevel, levelKeyAt, levelOfClip, type Level } from './levels/level.ts';
import { flicksOf, timeAtX, xAt, type Scale } from './zoom.ts';

/** What lies under the pointer. */
export type Hit =
	| { readonly part: 'body' | 'head' | 'tail' | 'fade-in' | 'fade-out'; readonly clip: Clip; readonly track: Track }
	/** The line of the clip's volume or opacity, or a keyframe of it. */
	| { readonly part: 'level'; readonly level: Level; readonly clip: Clip; readonly track: Track }
	| { readonly part: 'level-key'; readonly level: Level; readonly key: Keyframe; readonly clip: Clip; readonly track: Track }
	/** The strip of a track's or the master's level: a keyframe of it, its line, or the ground. */
	| { readonly part: 'automation'; readonly strip: AutomationLane; readonly level: Level; readonly key: Keyframe | null; readonly isOnLine: boolean }
	| { readonly part: 'marker'; readonly marker: Marker; readonly clip: Clip; readonly track: Track }
	| { readonly part: 'transition'; readonly transition: Transition; readonly track: Track }
	/** Room on a track; `end` is null behind the last clip. */
	| { readonly part: 'gap'; readonly track: Track; readonly start: Time; readonly end: Time | null }
	| KeyHit
	| { readonly part: 'nothing' };

/** Pixels on each side of an edge within which it is caught. */
export const edgeReach = 6;
/** Clips narrower than this have no fade handles: there would be no place left to grab the clip. */
export const fadeHandleMinWidth = 44;
/** The fade handles sit this far below the clip's upper edge. */
export const fadeHandleY = 7;
/** Height of a transition's grip at the top of the cut. */
export const transitionHeight = 16;

const edgePart = (clip: Clip, scale: Scale, x: number): 'head' | 'tail' | null => {
	const left = xAt(scale, clip.start);
	const right = xAt(scale, clipEnd(clip));
	// At least a third of a narrow clip stays for moving it.
	const reach = Math.min(edgeReach, (right - left) / 3);
	if (x - left <= reach) {
		return 'head';
	}
	return right - x <= reach ? 'tail' : null;
};

const fadePart = (clip: Clip, scale: Scale, x: number, yInLane: number): 'fade-in' | 'fade-out' | null => {
	const left = xAt(scale, clip.start);
	const right = xAt(scale, clipEnd(clip));
	if (right - left < fadeHandleMinWidth || Math.abs(yInLane - fadeHandleY) > 6) {
		return null;
	}
	const handles = [['fade-in', fadeHandleX(clip, scale, 'in')], ['fade-out', fadeHandleX(clip, scale, 'out')]] as const;
	return handles.find(([, handleX]) => Math.abs(x - handleX) <= 6)?.[0] ?? null;
};

/** Half the width, and the height, of a marker at the upper edge of a clip. */
export const clipMarkerSize = { reach: 5, height: 9 };

const markerAt = (project: Project, clip: Clip, scale: Scale, x: number, yInLane: number): Marker | undefined => yInLane > clipMarkerSize.height + 2
	? undefined
	: markersOf(project, clip.id).find((marker) => {
		const at = clipMarkerMoment(project, clip, marker);
		return at !== null && Math.abs(xAt(scale, at) - x) <= clipMarkerSize.reach;
	});

/** Where a clip's fade handle stands. Without a fade it waits a little inside the corner, so that the trim edge stays free. */
export const fadeHandleX = (clip: Clip, scale: Scale, side: 'in' | 'out'): number => side === 'in'
	? Math.max(xAt(scale, clip.start + clip.fadeIn), xAt(scale, clip.start) + edgeReach + 5)
	: Math.min(xAt(scale, clipEnd(clip) - clip.fadeOut), xAt(scale, clipEnd(clip)) - edgeReach - 5);

const partOfClip = (clip: Clip, lane: Lane, scale: Scale, x: number, y: number): Hit => {
	const { track } = lane;
	const fade = fadePart(clip, scale, x, y - lane.top);
	const level = levelOfClip(clip, lane);
	const key = level && fade === null ? levelKeyAt(level, scale, x, y) : null;
	if (level && key) {
		return { part: 'level-key', level, key, clip, track };
	}
	const handle = fade ?? edgePart(clip, scale, x);
	return level && handle === null && isOnLevel(level, scale, x, y) ? { part: 'level', level, clip, track } : { part: handle ?? 'body', clip, track };
};

/** What lies at a point of the track area (`y` from the top of all tracks, so with the scroll added). O(log clips). */
export const hitTest = (project: Project, lanes: readonly Lane[], scale: Scale, x: number, y: number, open: OpenLanes = new Set(), automation: readonly AutomationLane[] = []): Hit => {
	const strip = automationAt(automation, y);
	if (strip) {
		const level = levelOfStrip(strip);
		return { part: 'automation', strip, level, key: levelKeyAt(level, scale, x, y), isOnLine: isOnLevel(level, scale, x, y) };
	}
	const lane = laneAt(lanes, y);
	if (!lane) {
		return { part: 'nothing' };
	}
	const { track } = lane;
	const at = timeAtX(scale, x);
	const yInLane = y - lane.top;
	if (yInLane >= lane.height) {
		return keyHitAt(project, lane, open, scale, x, y);
	}
	const transition = yInLane >= lane.height - transitionHeight - 2
		? transitionsOfTrack(project, track.id).find((candidate) => {
			const range = transitionRange(project, candidate);
			return range && at >= range.start && at < range.end;
		})
		: undefined;
	if (transition) {
		return { part: 'transition', transition, track };
	}
	const clips = clipsOfTrack(project, track.id);
	const place = firstEndingAfter(clips, at);
	const clip = clips[place];
	if (clip && clip.start <= at) {
		const marker = markerAt(project, clip, scale, x, yInLane);
		if (marker) {
			return { part: 'marker', marker, clip, track };
		}
		return partOfClip(clip, lane, scale, x, y);
	}
	// Just outside a clip its edge can still be caught, when no other clip is there.
	const reach = flicksOf(scale, edgeReach / 2);
	if (clip && clip.start - at <= reach) {
		return { part: 'head', clip, track };
	}
	const previous = clips[place - 1];
	if (previous && at - clipEnd(previous) <= reach) {
		return { part: 'tail', clip: previous, track };
	}
	return { part: 'gap', track, start: previous ? clipEnd(previous) : 0 as Time, end: clip?.start ?? null };
};

/** The clips a rubber band touches. */
export const clipsInBand = (project: Project, lanes: readonly Lane[], scale: Scale, band: { left: number; top: number; right: number; bottom: number }): Clip[] => {
	const range = { start: timeAtX(scale, band.left), end: timeAtX(scale, band.right) };
	return lanes
		.filter(lane => lane.top < band.bottom && lane.top + lane.height > band.top)
		.flatMap(lane => clipsWithin(clipsOfTrack(project, lane.track.id), range));
};
