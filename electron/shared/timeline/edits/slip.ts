import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { shiftedKeyframes } from '../../keyframes/keyframeLists.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { rampOf } from '../../time/speedRamp.ts';
import { slippedStart, sourceLength, timeWithin } from '../../time/timeMap.ts';
import { headHandle, sourceLimit, tailHandle } from '../handles.ts';
import { frameOf } from '../queries.ts';
import type { Asset, Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { shiftEffects } from './effectCopies.ts';
import { draftOf } from './draft.ts';
import { openClips, requiredAsset, sequenceOfClip } from './required.ts';

/** How far a clip slips back and on, in whole frames of the timeline. Along a ramp that is as far as its ends could be drawn out: it slips with its pictures. */
const room = (clip: Clip, asset: Asset, frame: Time): { readonly back: number; readonly on: number } => {
	if (clip.speed === 0) {
		return { back: 0, on: 0 };
	}
	if (rampOf(clip)) {
		const [head, tail] = [headHandle(clip, asset, frame), tailHandle(clip, asset, frame)];
		return clip.isReversed ? { back: tail, on: head } : { back: head, on: tail };
	}
	return { back: timeWithin(clip, clip.sourceStart, frame), on: timeWithin(clip, sourceLimit(asset, frame) - clip.sourceStart - sourceLength(clip), frame) };
};

/**
 * Shows another part of the source in the same place on the timeline.
 *
 *     |   A   |  ->  |   A   |
 *      <----->
 *
 * The clip keeps its place and its length; its neighbours are untouched. Stops at the first and the last frame of the source; linked clips
 * slip along, and keyframes with the pictures they were set on. A transition stays as long as its handles remain.
 */
export const slip = defineEdit({
	label: 'Slip clip',
	args: z.object({ clipIds: z.array(z.string()).min(1), by: timeSchema, withLinked: z.boolean().default(true) }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, args.clipIds, args.withLinked).filter(clip => requiredAsset(draft, clip.assetId).duration !== null);
		const [first] = clips;
		if (!first) {
			return refuseEdit('A still shows the same picture all the time; there is nothing to slip.');
		}
		const sequence = sequenceOfClip(draft, first);
		const frame = frameOf(sequence);
		const wanted = nearestFrame(args.by, sequence.frameRate);
		const rooms = clips.map(clip => room(clip, requiredAsset(draft, clip.assetId), frame));
		const least = Math.max(...rooms.map(({ back }) => -back));
		const most = Math.min(...rooms.map(({ on }) => on));
		const by = Math.max(least, Math.min(most, wanted));
		if (by === 0 && wanted !== 0) {
			refuseEdit(`“${first.name}” already shows its source ${wanted < 0 ? 'from the first' : 'up to the last'} frame.`);
		}
		clips.forEach((clip) => {
			// Backwards a later part of the source is seen later.
			const along = clip.isReversed ? by : -by;
			draft.put({ ...clip, sourceStart: slippedStart(clip, by), keyframes: shiftedKeyframes(clip.keyframes, along) });
			shiftEffects(draft, clip.id, along);
		});
		return draft.finish();
	},
});
