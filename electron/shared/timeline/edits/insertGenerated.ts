import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { longestClip } from '../handles.ts';
import { frameOf } from '../queries.ts';
import { assetSchema, clipDefaults, clipSchema, type Asset } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { frameTime, openTrack, requiredSequence } from './required.ts';
import { hasRoom, newTrack } from './roomyTrack.ts';
import { isNamedAfter, numberedTrackName, tracksInDraft } from './trackOrder.ts';

/**
 * Puts a generated asset and a clip of it into the film in one step; the clip is there before its picture or sound is.
 *
 *     V2                    V2     | G |
 *     V1 | A |   | B |      V1 | A |   | B |   (no room on V1: on a new track in front)
 *
 * Goes onto `trackId` where that has room, else onto a track called `trackName` (or that with a number) with room, else onto a new one (in front, or at the bottom
 * for sound), numbered where the name is taken. Nothing that is there is overwritten. The diff's `added` tells which asset, clip and, if any, track were made.
 */
export const insertGenerated = defineEdit({
	label: 'Generate clip',
	args: z.object({
		sequenceId: z.string(), trackId: z.string().nullable(), start: timeSchema,
		asset: assetSchema.omit({ kind: true, id: true }),
		/** Length on the timeline; null: all of the asset. */
		duration: durationSchema.nullable().default(null),
		trackName: z.string().min(1).nullable().default(null),
		/** Of the clip, in dB. */
		volume: clipSchema.shape.volume.default(0),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const sequence = requiredSequence(draft, args.sequenceId);
		const asset: Asset = { ...args.asset, kind: 'asset', id: newId('asset') };
		const type = asset.mediaType === 'audio' ? 'audio' : 'video';
		const given = args.trackId === null ? null : openTrack(draft, args.trackId);
		if (given && (given.type !== type || given.sequenceId !== sequence.id)) {
			refuseEdit(`“${given.name}” is no ${type} track of this sequence. Choose another track.`);
		}
		const frame = frameOf(sequence);
		const longest = Math.max(frame, longestClip(asset, zeroTime, frame));
		const wanted = args.duration ?? asset.duration ?? refuseEdit('A generated still needs a length on the timeline.');
		const duration = Math.min(longest, Math.max(frame, nearestFrame(wanted, sequence.frameRate))) as Time;
		const start = frameTime(sequence, args.start);
		const range = { start, end: start + duration as Time };

		const { trackName } = args;
		const named = tracksInDraft(draft, sequence.id, type).filter(track => trackName !== null && isNamedAfter(track, trackName));
		const track = [...given ? [given] : [], ...named].find(candidate => hasRoom(draft, candidate, range))
			?? newTrack(draft, sequence, type, trackName === null ? null : numberedTrackName(draft, sequence.id, type, trackName));
		draft.put(asset);
		draft.put({ ...clipDefaults, kind: 'clip', id: newId('clip'), trackId: track.id, assetId: asset.id, name: asset.name, start, duration, sourceStart: zeroTime, volume: args.volume });
		return draft.finish();
	},
});
