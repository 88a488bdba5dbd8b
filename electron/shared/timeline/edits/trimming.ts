import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { headHandle, tailHandle } from '../handles.ts';
import { clipEnd, frameOf, neighbours } from '../queries.ts';
import type { Clip } from '../records.ts';
import { withHeadAt, withTailAt } from './cutting.ts';
import type { Draft } from './draft.ts';
import { shiftEffects } from './effectCopies.ts';
import { frameTime, openClip, openClips, requiredAsset, sequenceOfClip } from './required.ts';

/** What every trim is told. */
export const trimSchema = z.object({
	clipId: z.string(),
	/** Where the edge goes on the timeline (for a ripple trim of the head: the moment that becomes the clip's first). */
	to: timeSchema,
	/** Linked clips that lie beside it are trimmed by the same amount. */
	withLinked: z.boolean().default(true),
});

export type Edge = 'head' | 'tail';

/** How far an edge may go each way, and what stops it. */
type Bounds = { readonly least: number; readonly most: number; readonly leastReason: string; readonly mostReason: string };

const boundsOf = (draft: Draft, clip: Clip, edge: Edge, isRipple: boolean): Bounds => {
	const frame = frameOf(sequenceOfClip(draft, clip));
	const asset = requiredAsset(draft, clip.assetId);
	const { previous, next } = neighbours(draft.base, clip);
	const shortest = clip.duration - frame;
	const tooShort = `“${clip.name}” would be shorter than one frame.`;
	if (edge === 'head') {
		const room = isRipple ? Infinity : clip.start - (previous ? clipEnd(previous) : 0);
		const handle = headHandle(clip, asset, frame);
		return {
			least: -Math.min(room, handle), most: shortest, mostReason: tooShort,
			leastReason: handle <= room ? `“${clip.name}” already begins with the first frame of its source.` : `“${previous?.name ?? clip.name}” is in the way. Use a ripple trim to push it aside.`,
		};
	}
	const room = isRipple || !next ? Infinity : next.start - clipEnd(clip);
	const handle = tailHandle(clip, asset, frame);
	return {
		least: -shortest, most: Math.min(room, handle), leastReason: tooShort,
		mostReason: handle <= room ? `“${clip.name}” already ends with the last frame of its source.` : `“${next?.name ?? clip.name}” is in the way. Use a ripple trim to push it aside.`,
	};
};

/** What a trim did. */
type Trim = {
	/** The clip named, as it was. */
	readonly clip: Clip;
	/** Ids of the clip and of those trimmed with it. */
	readonly trimmed: ReadonlySet<string>;
	/** The tracks they lie on. */
	readonly tracks: ReadonlySet<string>;
	/** The amount moved; right is positive. */
	readonly by: number;
	/** Where the first of them ended. */
	readonly earliestEnd: Time;
};

/**
 * Trims one edge of a clip and of the linked clips beside it. The edge stops where the source ends, at a neighbour (not for ripples), or one
 * frame before the other edge; refused with that reason when it cannot move at all.
 */
export const trimEdge = (draft: Draft, args: z.output<typeof trimSchema>, edge: Edge, isRipple: boolean): Trim => {
	const clip = openClip(draft, args.clipId);
	const clips = openClips(draft, [clip.id], args.withLinked)
		.filter(other => other.start < clipEnd(clip) && clip.start < clipEnd(other));
	const wanted = frameTime(sequenceOfClip(draft, clip), args.to) - (edge === 'head' ? clip.start : clipEnd(clip));
	const bounds = clips.map(member => boundsOf(draft, member, edge, isRipple));
	const lowest = bounds.reduce((a, b) => (b.least > a.least ? b : a));
	const highest = bounds.reduce((a, b) => (b.most < a.most ? b : a));
	const by = Math.max(lowest.least, Math.min(highest.most, wanted));
	if (by === 0 && wanted !== 0) {
		refuseEdit(wanted < 0 ? lowest.leastReason : highest.mostReason);
	}
	clips.forEach((member) => {
		if (edge === 'tail') {
			draft.put(withTailAt(member, clipEnd(member) + by as Time));
			return;
		}
		const shorter = withHeadAt(draft, member, member.start + by as Time);
		shiftEffects(draft, member.id, -by);
		draft.put(isRipple ? { ...shorter, start: member.start } : shorter);
	});
	return { clip, by, trimmed: new Set(clips.map(member => member.id)), tracks: new Set(clips.map(member => member.trackId)), earliestEnd: Math.min(...clips.map(clipEnd)) as Time };
};
