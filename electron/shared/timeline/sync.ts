import { zeroTime, type Time } from '../time/time.ts';
import { linkedClips, recordOf } from './queries.ts';
import type { Clip, Project } from './records.ts';

/** The moment of the timeline at which the clip's source would begin. */
const origin = (clip: Clip): number => clip.start - clip.sourceStart;

/** The picture that a linked sound clip belongs to: of the same source, the nearest where there are several. Null for pictures, stills and clips without one. */
export const pictureOfSound = (project: Project, clip: Clip): Clip | null => {
	if (clip.linkId === null || recordOf(project, 'track', clip.trackId)?.type !== 'audio') {
		return null;
	}
	return linkedClips(project, clip)
		.filter(other => other.assetId === clip.assetId && recordOf(project, 'track', other.trackId)?.type === 'video')
		.toSorted((a, b) => Math.abs(origin(a) - origin(clip)) - Math.abs(origin(b) - origin(clip)))[0] ?? null;
};

/** How much later (positive) or earlier than its linked picture a sound is heard; 0 when it is in sync or belongs to no picture. A J- or L-cut is in sync. */
export const syncOffset = (project: Project, clip: Clip): Time => {
	const picture = pictureOfSound(project, clip);
	return picture ? origin(clip) - origin(picture) as Time : zeroTime;
};
