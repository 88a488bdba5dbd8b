import { refuseEdit } from '../../contract/failure.ts';
import { zeroTime, type Time, type TimeRange } from '../../time/time.ts';
import { clipEnd, clipRange } from '../queries.ts';
import type { Clip, Effect } from '../records.ts';
import { withoutTakes } from '../takes.ts';
import { clearRange, insertTime } from './cutting.ts';
import type { Draft } from './draft.ts';
import { copyEffects } from './effectCopies.ts';
import { requiredAsset } from './required.ts';

/** From the beginning of the earliest clip to the end of the latest. */
export const spanOf = (clips: readonly Clip[]): TimeRange => ({
	start: Math.min(...clips.map(clip => clip.start)) as Time, end: Math.max(...clips.map(clipEnd)) as Time,
});

/** Where copies go, and what happens to what lies there. */
type Landing = { readonly sequenceId: string; readonly start: Time; readonly mode: 'overwrite' | 'insert'; readonly trackIdOf: (clip: Clip) => string; readonly effectsOf: (clip: Clip) => readonly Effect[] };

/**
 * Puts copies of clips at a moment. They keep their distances, and are linked and grouped among themselves as the originals were; markers of
 * originals that are still in the project come along.
 */
export const putCopies = (draft: Draft, clips: readonly Clip[], { sequenceId, start, mode, trackIdOf, effectsOf }: Landing): void => {
	const span = spanOf(clips);
	const by = start - span.start;
	if (start < zeroTime) {
		refuseEdit('The clips would begin before the sequence does.');
	}
	const copies = clips.map((original) => {
		requiredAsset(draft, original.assetId);
		const copy: Clip = {
			...original, id: draft.newId('clip'), trackId: trackIdOf(original), start: original.start + by as Time,
			linkId: draft.freshLink(original.linkId), groupId: draft.freshGroup(original.groupId),
			// A take may have been deleted since the clip was copied.
			takes: withoutTakes(original, new Set(original.takes.map(take => take.assetId).filter(id => !draft.get('asset', id)))),
		};
		return { copy, markers: draft.markers(original.id), effects: effectsOf(original) };
	});
	if (mode === 'insert') {
		insertTime(draft, sequenceId, start, span.end - span.start as Time, new Set(copies.map(({ copy }) => copy.trackId)));
	}
	copies.forEach(({ copy }) => clearRange(draft, copy.trackId, clipRange(copy)));
	copies.forEach(({ copy, markers, effects }) => {
		draft.put(copy);
		copyEffects(draft, effects, copy.id);
		markers.forEach(marker => draft.put({ ...marker, id: draft.newId('marker'), targetId: copy.id }));
	});
};
