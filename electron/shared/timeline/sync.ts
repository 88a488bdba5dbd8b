import { zeroTime, type Time } from '../time/time.ts';
import { localMoment, runsAlike } from '../time/timeMap.ts';
import { linkedClips, recordOf } from './queries.ts';
import type { Clip, Project } from './records.ts';

/** The moment of the timeline at which the clip's source would begin; backwards, end. A held frame has none; its start stands for it. */
const origin = (clip: Clip): number => clip.start + (localMoment(clip, 0) ?? 0);

/** Less than a sample: what rounding to whole flicks leaves at other speeds. */
const tolerance = 14_700;

/** The picture that a linked sound clip belongs to: of the same source, the nearest where there are several. Null for pictures, stills and clips without one. */
export const pictureOfSound = (project: Project, clip: Clip): Clip | null => {
	if (clip.linkId === null || recordOf(project, 'track', clip.trackId)?.type !== 'audio') {
		return null;
	}
	return linkedClips(project, clip)
		.filter(other => other.assetId === clip.assetId && recordOf(project, 'track', other.trackId)?.type === 'video')
		.toSorted((a, b) => Math.abs(origin(a) - origin(clip)) - Math.abs(origin(b) - origin(clip)))[0] ?? null;
};

/** How much later (positive) or earlier than its linked picture a sound is heard; 0 when it is in sync or belongs to no picture. A J- or L-cut is in sync; so is what runs at another speed, which cannot be compared. */
export const syncOffset = (project: Project, clip: Clip): Time => {
	const picture = pictureOfSound(project, clip);
	const offset = picture && runsAlike(picture, clip) ? origin(clip) - origin(picture) : 0;
	return Math.abs(offset) < tolerance ? zeroTime : offset as Time;
};
