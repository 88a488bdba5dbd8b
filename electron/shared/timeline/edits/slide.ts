import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { headHandle, tailHandle } from '../handles.ts';
import { clipEnd, frameOf, neighbours } from '../queries.ts';
import type { Clip } from '../records.ts';
import { withHeadAt, withTailAt } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { shiftEffects } from './effectCopies.ts';
import { openClip, openClips, requiredAsset, sequenceOfClip } from './required.ts';

/** What lies beside a clip that slides, and how far it lets it go. */
type Slide = { readonly clip: Clip; readonly before: Clip | null; readonly after: Clip | null; readonly least: number; readonly most: number };

const slideOf = (draft: Draft, clip: Clip, sliding: ReadonlySet<string>, frame: Time): Slide => {
	const { previous, next } = neighbours(draft.base, clip);
	// A neighbour that slides along neither gives room nor needs any.
	const left = previous && !sliding.has(previous.id) ? previous : null;
	const right = next && !sliding.has(next.id) ? next : null;
	const before = left && clipEnd(left) === clip.start ? left : null;
	const after = right && right.start === clipEnd(clip) ? right : null;
	const roomBefore = previous && !left ? Infinity : clip.start - (previous ? clipEnd(previous) : 0);
	const least = [
		before ? before.duration - frame : roomBefore,
		after ? headHandle(after, requiredAsset(draft, after.assetId), frame) : Infinity,
	];
	const most = [
		before ? tailHandle(before, requiredAsset(draft, before.assetId), frame) : Infinity,
		after ? after.duration - frame : Infinity,
		right && !after ? right.start - clipEnd(clip) : Infinity,
	];
	return { clip, before, after, least: -Math.min(...least), most: Math.min(...most) };
};

/**
 * Moves a clip between its neighbours, which give up and take over what it leaves.
 *
 *     |   A   | B |   C   |   ->   | A | B |     C     |
 *
 * The clip keeps its length and shows the same; A ends and C begins where it lies; everything else stays. Stops where the source of A or C
 * ends, where one of them would be shorter than a frame, and at the end of a gap beside it. Linked clips slide along.
 */
export const slide = defineEdit({
	label: 'Slide clip',
	args: z.object({ clipId: z.string(), by: timeSchema, withLinked: z.boolean().default(true) }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const named = openClip(draft, args.clipId);
		const clips = openClips(draft, [named.id], args.withLinked);
		const sequence = sequenceOfClip(draft, named);
		const frame = frameOf(sequence);
		const sliding = new Set(clips.map(clip => clip.id));
		const slides = clips.map(clip => slideOf(draft, clip, sliding, frame));
		const wanted = nearestFrame(args.by, sequence.frameRate);
		const by = Math.max(...slides.map(each => each.least), Math.min(...slides.map(each => each.most), wanted));
		if (by === 0 && wanted !== 0) {
			refuseEdit(`“${named.name}” cannot slide ${wanted < 0 ? 'left' : 'right'}: a clip beside it has no more to give.`);
		}
		slides.forEach(({ clip, before, after }) => {
			// Between two clips that slide lies one that is trimmed at both ends: each time as it stands by then.
			if (before) {
				draft.put(withTailAt(openClip(draft, before.id), clip.start + by as Time));
			}
			if (after) {
				draft.put(withHeadAt(draft, openClip(draft, after.id), clipEnd(clip) + by as Time));
				shiftEffects(draft, after.id, -by);
			}
			draft.put({ ...clip, start: clip.start + by as Time });
		});
		return draft.finish();
	},
});
