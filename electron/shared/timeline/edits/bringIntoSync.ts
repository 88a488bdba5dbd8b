import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import type { Time } from '../../time/time.ts';
import { slippedStart } from '../../time/timeMap.ts';
import { headHandle, tailHandle } from '../handles.ts';
import { clipRange, clipsWithin, frameOf } from '../queries.ts';
import type { Clip } from '../records.ts';
import { syncOffset } from '../sync.ts';
import { shiftedKeyframes } from '../../keyframes/keyframeLists.ts';
import { defineEdit } from './defineEdit.ts';
import { shiftEffects } from './effectCopies.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClips, requiredAsset, sequenceOfClip } from './required.ts';

const moved = (draft: Draft, clip: Clip, offset: number): Clip => {
	const goal = { ...clip, start: nearestFrame(clip.start - offset as Time, sequenceOfClip(draft, clip).frameRate) };
	const [obstacle] = clipsWithin(draft.clips(clip.trackId), clipRange(goal)).filter(other => other.id !== clip.id);
	if (obstacle) {
		refuseEdit(`“${obstacle.name}” is in the way of “${clip.name}”. Bring it into sync by slipping, or make room.`);
	}
	return goal.start < 0 ? refuseEdit(`“${clip.name}” would begin before the sequence does. Bring it into sync by slipping.`) : goal;
};

const slipped = (draft: Draft, clip: Clip, offset: number): Clip => {
	const asset = requiredAsset(draft, clip.assetId);
	const frame = frameOf(sequenceOfClip(draft, clip));
	if (offset < -headHandle(clip, asset, frame) || offset > tailHandle(clip, asset, frame)) {
		refuseEdit(`The source of “${clip.name}” does not reach far enough to slip it into sync. Move it instead.`);
	}
	shiftEffects(draft, clip.id, -offset);
	return {
		...clip, sourceStart: slippedStart(clip, clip.isReversed ? -offset : offset),
		keyframes: shiftedKeyframes(clip.keyframes, -offset),
	};
};

/**
 * Brings linked sound back to its picture: by moving it, or by slipping what it plays.
 *
 *     V1 | A |              V1 | A |
 *     A1    | A |    ->     A1 | A |
 *
 * Pictures stay; sound that is in sync stays. Refused when another clip is in the way, or the source does not reach.
 */
export const bringIntoSync = defineEdit({
	label: 'Bring into sync',
	args: z.object({ clipIds: z.array(z.string()).min(1), by: z.enum(['move', 'slip']).default('move') }),
	apply: (project, { clipIds, by }, newId) => {
		const draft = draftOf(project, newId);
		const late = openClips(draft, clipIds, true).flatMap((clip) => {
			const offset = syncOffset(project, clip);
			return offset === 0 ? [] : [{ clip, offset }];
		});
		if (late.length === 0) {
			refuseEdit('These clips are in sync already.');
		}
		late.forEach(({ clip, offset }) => draft.put(by === 'move' ? moved(draft, clip, offset) : slipped(draft, clip, offset)));
		return draft.finish();
	},
});
