import { clipAt, clipEnd, recordOf, transitionsAt } from '../timeline/queries.ts';
import type { Clip, Project, Track, Transition } from '../timeline/records.ts';
import type { Time } from '../time/time.ts';

/** What one video track shows at a moment: a clip, or a change between two, and from when to when. */
export type TrackPicture =
	| { readonly type: 'clip'; readonly clip: Clip }
	| { readonly type: 'transition'; readonly transition: Transition; readonly start: Time; readonly from: Clip; readonly to: Clip };

/** The clips of a transition when both are there and seen, else undefined: a change from or to a disabled clip is a cut. */
export const transitionSides = (project: Project, transition: Transition): { readonly from: Clip; readonly to: Clip } | undefined => {
	const from = recordOf(project, 'clip', transition.fromClipId);
	const to = recordOf(project, 'clip', transition.toClipId);
	return from?.isEnabled && to?.isEnabled ? { from, to } : undefined;
};

/** The transitions that take the place of a clip's own fades: those at its ends, with both sides there and enabled. */
export const workingTransitions = (project: Project, clip: Clip): { readonly into: Transition | undefined; readonly outOf: Transition | undefined } => {
	const { into, outOf } = transitionsAt(project, clip);
	return {
		into: into && transitionSides(project, into) ? into : undefined,
		outOf: outOf && transitionSides(project, outOf) ? outOf : undefined,
	};
};

/** What `track` shows at `at`, or null in a gap, under a disabled clip or on a hidden track. O(log clips). */
export const pictureAt = (project: Project, track: Track, at: Time): TrackPicture | null => {
	const clip = track.isHidden ? undefined : clipAt(project, track.id, at);
	if (!clip?.isEnabled) {
		return null;
	}
	const { into, outOf } = workingTransitions(project, clip);
	const isIn = into && at < clip.start + into.duration / 2;
	const isOut = outOf && at >= clipEnd(clip) - outOf.duration / 2;
	const transition = (isIn && into) || (isOut && outOf);
	const sides = transition && transitionSides(project, transition);
	return transition && sides
		? { type: 'transition', transition, start: sides.to.start - transition.duration / 2 as Time, ...sides }
		: { type: 'clip', clip };
};
