import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project } from '../../electron/shared/timeline/records.ts';

/** Those clips that run through their source; stills and held frames have no speed. */
export const timedClips = (project: Project, clips: readonly Clip[]): readonly Clip[] =>
	clips.filter(clip => clip.speed !== 0 && recordOf(project, 'asset', clip.assetId)?.duration !== null);

/** Of clips that are linked to each other one, the picture if there is one: what is done to its speed is done to all of them. */
export const leadingClips = (project: Project, clips: readonly Clip[]): readonly Clip[] => {
	const isSound = (clip: Clip) => Number(recordOf(project, 'track', clip.trackId)?.type === 'audio');
	return [...Map.groupBy(clips, clip => clip.linkId ?? clip.id).values()].flatMap(group => group.toSorted((a, b) => isSound(a) - isSound(b)).slice(0, 1));
};
