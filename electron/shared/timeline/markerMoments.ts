import type { Time } from '../time/time.ts';
import { localMoment, sourceMoment } from '../time/timeMap.ts';
import { clipEnd, clipsOf, frameOf, markersOf, recordOf, sequenceOf } from './queries.ts';
import type { Clip, Marker, Project } from './records.ts';

/**
 * How long after a clip's start a moment of its source is shown: the beginning of the frame that shows it. Backwards that is a frame before the moment itself is passed, since
 * a frame of the source begins where its neighbour ends. Of stills, moments count from the clip's start. Null where time stands still.
 */
export const markerLocal = (clip: Clip, at: Time, isStill: boolean, frame: Time): number | null => {
	const local = isStill ? at : localMoment(clip, at);
	return local === null || isStill || !clip.isReversed ? local : local - frame;
};

/** Where on the timeline a clip's marker is seen, or null while a trim hides what it stands on. */
export const clipMarkerMoment = (project: Project, clip: Clip, marker: Marker): Time | null => {
	const isStill = recordOf(project, 'asset', clip.assetId)?.duration === null;
	const local = markerLocal(clip, marker.at, isStill, frameOf(sequenceOf(project, clip)));
	const at = clip.start + (local ?? -1);
	return at >= clip.start && at < clipEnd(clip) ? at as Time : null;
};

/** What a marker of a clip placed at a moment of the timeline is told: the reverse of `clipMarkerMoment`. */
export const markedMoment = (project: Project, clip: Clip, at: Time): Time => {
	const isStill = recordOf(project, 'asset', clip.assetId)?.duration === null;
	return isStill ? at - clip.start as Time : sourceMoment(clip, at - clip.start, frameOf(sequenceOf(project, clip)));
};

/** A marker and where on the timeline it is seen. */
export type PlacedMarker = { readonly marker: Marker; readonly at: Time; readonly clip: Clip | null };

/** Every marker of a sequence and of its clips that can be seen, in order of time. One pass over the clips, of which few have markers. */
export const placedMarkers = (project: Project, sequenceId: string): readonly PlacedMarker[] => [
	...markersOf(project, sequenceId).map(marker => ({ marker, at: marker.at, clip: null })),
	...clipsOf(project, sequenceId).flatMap(clip => markersOf(project, clip.id).flatMap((marker) => {
		const at = clipMarkerMoment(project, clip, marker);
		return at === null ? [] : [{ marker, at, clip }];
	})),
].toSorted((a, b) => a.at - b.at);
