import { refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import { headHandle, tailHandle } from '../handles.ts';
import { clipEnd, frameOf, linkedClips, neighbours } from '../queries.ts';
import type { Clip } from '../records.ts';
import { withHeadAt, withTailAt } from './cutting.ts';
import type { Draft } from './draft.ts';
import { shiftEffects } from './effectCopies.ts';
import { frameTime, openTrack, requiredAsset, sequenceOfClip } from './required.ts';

/** Two clips that touch. */
export type Cut = { readonly from: Clip; readonly to: Clip };

/** The cuts that belong to one: those at the same moment between clips of which at least one is linked to a clip of it. */
const linkedCuts = (draft: Draft, { from, to }: Cut): readonly Cut[] => {
	const fromPartners = linkedClips(draft.base, from).filter(clip => clip.trackId !== from.trackId && clipEnd(clip) === to.start).flatMap((clip) => {
		const { next } = neighbours(draft.base, clip);
		return next?.start === to.start ? [{ from: clip, to: next }] : [];
	});
	const toPartners = linkedClips(draft.base, to).filter(clip => clip.trackId !== to.trackId && clip.start === to.start).flatMap((clip) => {
		const { previous } = neighbours(draft.base, clip);
		return previous && clipEnd(previous) === to.start ? [{ from: previous, to: clip }] : [];
	});
	return [...new Map([...fromPartners, ...toPartners].map(cut => [cut.to.id, cut])).values()];
};

/** Moves a cut, and with `withLinked` those that belong to it, to a moment; stops where sources or clips end, refused when it cannot move at all. */
export const rollCut = (draft: Draft, cut: Cut, moment: Time, withLinked: boolean): void => {
	const { from, to } = cut;
	const sequence = sequenceOfClip(draft, from);
	const frame = frameOf(sequence);
	const cuts = [cut, ...withLinked ? linkedCuts(draft, cut) : []];
	cuts.forEach(({ from: clip }) => openTrack(draft, clip.trackId));
	const wanted = frameTime(sequence, moment) - to.start;
	const least = Math.max(...cuts.map(each => -Math.min(each.from.duration - frame, headHandle(each.to, requiredAsset(draft, each.to.assetId), frame))));
	const most = Math.min(...cuts.map(each => Math.min(each.to.duration - frame, tailHandle(each.from, requiredAsset(draft, each.from.assetId), frame))));
	const by = Math.max(least, Math.min(most, wanted));
	if (by === 0 && wanted !== 0) {
		refuseEdit(`The cut between “${from.name}” and “${to.name}” cannot go further: the source or the clip ends there.`);
	}
	const rolled = to.start + by as Time;
	cuts.forEach((each) => {
		draft.put(withTailAt(each.from, rolled));
		draft.put(withHeadAt(draft, each.to, rolled));
		shiftEffects(draft, each.to.id, each.to.start - rolled);
	});
};
