import type { Time } from '../time/time.ts';
import { localMoment, sourceMoment } from '../time/timeMap.ts';
import { clipEnd, clipsOf, markersOf, recordOf } from './queries.ts';
import type { Clip, Marker, Project } from './records.ts';

/** Where on the timeline a clip's marker is seen, or null while a trim hides what it stands on. */
export const clipMarkerMoment = (project: Project, clip: Clip, marker: Marker): Time | null => {
	const isStill = recordOf(project, 'asset', clip.assetId)?.duration === null;
	const local = isStill ? marker.at : localMoment(clip, marker.at);
	const at = clip.start + (local ?? -1);
	return at >= clip.start && at < clipEnd(clip) ? at as Time : null;
};

/** What a marker of a clip placed at a moment of the timeline is told: the reverse of `clipMarkerMoment`. */
export const markedMoment = (project: Project, clip: Clip, at: Time): Time => {
	const isStill = recordOf(project, 'asset', clip.assetId)?.duration === null;
	return isStill ? at - clip.start as Time : sourceMoment(clip, at - clip.start, 0);
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
