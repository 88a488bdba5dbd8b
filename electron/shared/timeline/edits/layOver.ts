import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import type { Keyframes } from '../../keyframes/keyframe.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { coveredPart } from '../../render/coveredPart.ts';
import { clipEnd, clipsWithin, frameOf } from '../queries.ts';
import { assetSchema, trackDefaults, type Asset, type Clip, type Track } from '../records.ts';
import { reachesOver } from '../takes.ts';
import { withHeadAt, withTailAt } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { copyEffects } from './effectCopies.ts';
import { openClip, requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';
import { freeTrackName, renumber, tracksInDraft } from './trackOrder.ts';

/** The nearest track above `below` that is open and has room in the range; else a new one just above. */
const trackAbove = (draft: Draft, below: Track, range: { start: Time; end: Time }): Track => {
	const tracks = tracksInDraft(draft, below.sequenceId, 'video');
	const above = tracks.filter(track => track.order > below.order);
	const free = above.find(track => !track.isLocked && clipsWithin(draft.clips(track.id), range).length === 0);
	if (free) {
		return free;
	}
	const made: Track = {
		...trackDefaults, kind: 'track', id: draft.newId('track'), sequenceId: below.sequenceId, type: 'video', order: below.order + 1,
		name: freeTrackName(draft, below.sequenceId, 'video'),
	};
	renumber(draft, [...tracks.filter(track => track.order <= below.order), made, ...above]);
	return made;
};

/** Keyframes of a picture that is shown at `factor` times the size. */
const withScale = (keyframes: Keyframes, factor: number): Keyframes => {
	const scales = keyframes['transform.scale'];
	return scales && factor !== 1
		? { ...keyframes, 'transform.scale': scales.map(keyframe => typeof keyframe.value === 'number' ? { ...keyframe, value: keyframe.value * factor } : keyframe) }
		: keyframes;
};

/**
 * Lays a changed version of a clip, or of a part of it, exactly over it on a track above. The original stays untouched.
 *
 *     V2                    V2 |  B'  |
 *     V1 | A |  B  |   ->   V1 | A |  B  |
 *
 * The new clip has everything the old one has (place in the frame, keyframes, effects); only its source is another. `offset` is the moment of the old source
 * at which the new one begins. A version of another shape covers the part of the picture that was changed. With `replaces`, that layer goes away.
 */
export const layOver = defineEdit({
	label: 'Change clip',
	args: z.object({
		clipId: z.string(),
		/** Part of the clip, on the timeline. */
		start: timeSchema, end: timeSchema,
		asset: assetSchema.omit({ kind: true, id: true }),
		offset: timeSchema,
		replaces: z.string().nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, args.clipId);
		const track = requiredTrack(draft, clip.trackId);
		const sequence = sequenceOfClip(draft, clip);
		const source = requiredAsset(draft, clip.assetId);
		if (track.type !== 'video' || !source.video || !args.asset.video) {
			return refuseEdit(`“${clip.name}” has no picture to change. Choose a clip on a video track.`);
		}
		if (args.replaces !== null) {
			draft.remove(openClip(draft, args.replaces).id);
		}
		const start = Math.max(clip.start, nearestFrame(args.start, sequence.frameRate)) as Time;
		const end = Math.min(clipEnd(clip), nearestFrame(args.end, sequence.frameRate)) as Time;
		if (end <= start) {
			return refuseEdit(`Nothing of “${clip.name}” lies in that range. Choose a range inside the clip.`);
		}
		const asset: Asset = { ...args.asset, kind: 'asset', id: newId('asset') };
		draft.put(asset);
		const part = withTailAt(withHeadAt(draft, clip, start), end);
		const { scale, crop } = coveredPart(source.video, args.asset.video, sequence, clip.crop);
		const layer: Clip = {
			...part, id: newId('clip'), trackId: trackAbove(draft, track, { start, end }).id, assetId: asset.id, name: asset.name,
			sourceStart: part.sourceStart - args.offset as Time, linkId: null, groupId: null, takes: [],
			transform: { ...clip.transform, scale: clip.transform.scale * scale }, crop, keyframes: withScale(part.keyframes, scale),
			fadeIn: start === clip.start ? clip.fadeIn : zeroTime, fadeOut: end === clipEnd(clip) ? clip.fadeOut : zeroTime,
		};
		if (!reachesOver(layer, asset, frameOf(sequence))) {
			return refuseEdit(`“${asset.name}” does not reach over that part of “${clip.name}”. Make it again for all of it.`);
		}
		draft.put(layer);
		copyEffects(draft, draft.effects(clip.id), layer.id, clip.start - start);
		return draft.finish();
	},
});
