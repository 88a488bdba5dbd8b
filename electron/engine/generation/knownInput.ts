import type { KnownWish } from '../../shared/contract/contract.ts';
import { refuseEdit } from '../../shared/contract/failure.ts';
import { knownLayout } from '../../shared/generation/knownLayout.ts';
import type { KnownSource, Lineage } from '../../shared/generation/lineage.ts';
import type { TaskLimits } from '../../shared/generation/modelCard.ts';
import type { KnownEnd } from '../../shared/generation/tasks.ts';
import { recordOf, sequenceOf } from '../../shared/timeline/queries.ts';
import type { Clip, Project, Sequence } from '../../shared/timeline/records.ts';
import { frameOfAsset, frameOfSequence, framesAfter, framesBefore } from './knownFrames.ts';
import { refuse } from './wishes.ts';

type Wishes = { readonly first: KnownWish | null; readonly last: KnownWish | null };

const endOf = (wish: KnownWish | null): KnownEnd | null => {
	if (wish === null) {
		return null;
	}
	return wish.type === 'clip' ? 'moving' : 'still';
};

const pictureClip = (project: Project, sequence: Sequence, clipId: string): Clip => {
	const clip = recordOf(project, 'clip', clipId) ?? refuseEdit('There is no such clip. It may have been removed.');
	if (recordOf(project, 'track', clip.trackId)?.type !== 'video') {
		return refuse(`“${clip.name}” has no picture to go on from. Choose a clip on a video track.`);
	}
	return sequenceOf(project, clip).id === sequence.id ? clip : refuse(`“${clip.name}” lies in another sequence. Choose a clip of this one.`);
};

/** What a clip of `frames` frames knows at its ends, as its lineage says it. */
export const knownInput = (
	project: Project, sequence: Sequence, { first, last }: Wishes, frames: number, limits: TaskLimits,
): Extract<Lineage['input'], { type: 'known-frames' }> => {
	const { slots, fps } = limits;
	if (!slots || fps === null) {
		throw new Error('The card does not say how known frames are handed over.');
	}
	const layout = knownLayout({ frames, first: endOf(first), last: endOf(last), slots });
	const sourceOf = (wish: KnownWish | null, end: 'first' | 'last'): KnownSource | null => {
		switch (wish?.type) {
			case undefined: return null;
			case 'asset': return frameOfAsset(project, wish.assetId, wish.at);
			case 'frame': return frameOfSequence(project, sequence, wish.at);
			case 'clip': {
				const clip = pictureClip(project, sequence, wish.clipId);
				const stretch = { fps, slotFrames: slots.frames, count: (end === 'first' ? layout.firstSlots : layout.lastSlots) * slots.frames, offset: layout.lastOffset };
				return end === 'first' ? framesBefore(project, sequence, clip, stretch) : framesAfter(project, sequence, clip, stretch);
			}
		}
	};
	return { type: 'known-frames', first: sourceOf(first, 'first'), last: sourceOf(last, 'last') };
};
