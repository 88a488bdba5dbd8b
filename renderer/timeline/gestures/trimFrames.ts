import { frameLength, type FrameRate } from '../../../electron/shared/time/frameRate.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import { sourceMoment } from '../../../electron/shared/time/timeMap.ts';
import { clipEnd, neighbours, recordOf } from '../../../electron/shared/timeline/queries.ts';
import type { Clip, Project } from '../../../electron/shared/timeline/records.ts';
import type { TrimFrame } from '../../state/view.svelte.ts';

const firstFrame = (label: string, clip: Clip | undefined, frame: Time): TrimFrame =>
	({ label, shows: clip ? { assetId: clip.assetId, at: sourceMoment(clip, 0, frame) } : null });

const lastFrame = (label: string, clip: Clip | undefined, frame: Time): TrimFrame =>
	({ label, shows: clip ? { assetId: clip.assetId, at: sourceMoment(clip, clip.duration - frame, frame) } : null });

/** What touches a clip on either side. */
const touching = (project: Project, clip: Clip) => {
	const { previous, next } = neighbours(project, clip);
	return { before: previous && clipEnd(previous) === clip.start ? previous : undefined, after: next?.start === clipEnd(clip) ? next : undefined };
};

/** The frames a gesture on a clip decides about, as they would be in `project`; null when the clip is not there. */
export const trimFrames = (project: Project, rate: FrameRate, clipId: string, kind: 'head' | 'tail' | 'slip' | 'slide'): readonly TrimFrame[] | null => {
	const clip = recordOf(project, 'clip', clipId);
	if (!clip) {
		return null;
	}
	const frame = frameLength(rate);
	const { before, after } = touching(project, clip);
	switch (kind) {
		case 'head': return [lastFrame('Goes out', before, frame), firstFrame('Comes in', clip, frame)];
		case 'tail': return [lastFrame('Goes out', clip, frame), firstFrame('Comes in', after, frame)];
		case 'slip': return [firstFrame('First', clip, frame), lastFrame('Last', clip, frame)];
		case 'slide': return [lastFrame('Before', before, frame), firstFrame('First', clip, frame), lastFrame('Last', clip, frame), firstFrame('After', after, frame)];
	}
};
