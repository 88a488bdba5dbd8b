import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { longestClip } from '../handles.ts';
import { frameOf } from '../queries.ts';
import type { Asset, Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClip, openClips, requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';

const withSource = (draft: Draft, clip: Clip, asset: Asset, sourceStart: Time): Clip => {
	const frame = frameOf(sequenceOfClip(draft, clip));
	const longest = longestClip(asset, sourceStart, frame);
	return sourceStart < 0 || longest < clip.duration
		? refuseEdit(`“${asset.name}” has ${Math.max(0, longest / frame)} frames from there on, but “${clip.name}” needs ${clip.duration / frame}. Choose another in point or a longer source.`)
		: { ...clip, assetId: asset.id, name: asset.name, sourceStart, speed: 1, isReversed: false, keyframes: withList(clip.keyframes, 'speed', []) };
};

/**
 * Shows another source in the place of a clip.
 *
 *     | A |   B   | C |   ->   | A |   X   | C |
 *
 * Place, length, position, fades and all other settings of the clip stay, and so do transitions whose handles the new source has; but the new source runs forwards at
 * its own speed, as it does in the source viewer, since a speed was chosen for what was seen. Linked sound
 * becomes the sound of the new source; where that has none, it goes away. Refused when the source is too short.
 */
export const replace = defineEdit({
	label: 'Replace clip',
	args: z.object({
		clipId: z.string(), assetId: z.string(),
		/** The moment of the new source that is shown at the clip's beginning. */
		sourceStart: timeSchema.default(zeroTime),
		withLinked: z.boolean().default(true),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const named = openClip(draft, args.clipId);
		const asset = requiredAsset(draft, args.assetId);
		const hasPlaceFor = (clip: Clip) => requiredTrack(draft, clip.trackId).type === 'video' ? asset.mediaType !== 'audio' : clip.audioStream < asset.audio.length;
		if (!hasPlaceFor(named)) {
			refuseEdit(`“${asset.name}” has no ${requiredTrack(draft, named.trackId).type === 'video' ? 'picture' : 'such sound'} to show in the place of “${named.name}”.`);
		}
		openClips(draft, [named.id], args.withLinked).forEach((clip) => {
			if (!hasPlaceFor(clip)) {
				draft.remove(clip.id);
				return;
			}
			// Parts of a J- or L-cut begin earlier or later in the source by as much as on the timeline.
			const sourceStart = asset.duration === null ? zeroTime : args.sourceStart + clip.start - named.start as Time;
			draft.put(withSource(draft, clip, asset, sourceStart));
		});
		return draft.finish();
	},
});
