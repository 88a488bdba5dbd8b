import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeFromSeconds, timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { longestClip } from '../handles.ts';
import { frameOf } from '../queries.ts';
import { clipDefaults, type Asset, type Clip, type Sequence } from '../records.ts';
import type { Draft } from './draft.ts';
import { openTrack, requiredAsset, requiredSequence } from './required.ts';

/** What part of an asset goes onto which tracks. Shared by insert, overwrite and append. */
export const placingSchema = z.object({
	assetId: z.string(),
	/** A video track for the picture, or an audio track for the first sound stream. */
	trackId: z.string(),
	/** Audio tracks for the sound, first stream first; tracks beyond the asset's streams are not touched. Null: no further sound. */
	withSound: z.array(z.string()).nullable().default(null),
	/** First moment of the source to be used. */
	sourceStart: timeSchema.default(zeroTime),
	/** Length on the timeline; null: as far as the source goes, five seconds for a still. */
	duration: durationSchema.nullable().default(null),
});
export type Placing = z.output<typeof placingSchema>;

/** Clips ready to be put at any place of the given tracks. */
export type Placement = {
	readonly sequence: Sequence;
	readonly duration: Time;
	readonly trackIds: readonly string[];
	/** Puts the clips, linked with each other, at `start`; the room must be free. */
	readonly putAt: (start: Time) => void;
};

const stillSeconds = 5;

const soundTracks = (draft: Draft, placing: Placing, asset: Asset): readonly { trackId: string; audioStream: number }[] => {
	const first = openTrack(draft, placing.trackId);
	const tracks = [...first.type === 'audio' ? [first] : [], ...(placing.withSound ?? []).slice(0, asset.audio.length).map(id => openTrack(draft, id))];
	const wrong = tracks.find(track => track.type !== 'audio');
	if (wrong) {
		refuseEdit(`Sound cannot lie on the video track “${wrong.name}”. Choose an audio track.`);
	}
	if (new Set(tracks.map(track => track.id)).size < tracks.length) {
		refuseEdit('Two sound streams were to go onto one track. Give each its own track.');
	}
	return tracks.slice(0, Math.max(asset.audio.length, 1)).map((track, audioStream) => ({ trackId: track.id, audioStream }));
};

/** Checks a placing and prepares its clips, or refuses with a sentence. */
export const preparedPlacing = (draft: Draft, placing: Placing): Placement => {
	const asset = requiredAsset(draft, placing.assetId);
	const track = openTrack(draft, placing.trackId);
	const sequence = requiredSequence(draft, track.sequenceId);
	const sounds = soundTracks(draft, placing, asset);
	if (track.type === 'video' && asset.mediaType === 'audio') {
		refuseEdit(`“${asset.name}” has no picture. Put it on an audio track.`);
	}
	if (track.type === 'audio' && asset.audio.length === 0) {
		refuseEdit(`“${asset.name}” has no sound. Put it on a video track.`);
	}
	if (sounds.some(sound => openTrack(draft, sound.trackId).sequenceId !== sequence.id)) {
		refuseEdit('The tracks belong to different sequences. Choose tracks of one sequence.');
	}

	const sourceStart = asset.duration === null ? zeroTime : placing.sourceStart;
	const frame = frameOf(sequence);
	const longest = longestClip(asset, sourceStart, frame);
	const wanted = placing.duration ?? (asset.duration === null ? timeFromSeconds(stillSeconds) : longest);
	const duration = Math.min(Math.max(nearestFrame(wanted as Time, sequence.frameRate), frame), longest) as Time;
	if (sourceStart < 0 || duration < frame) {
		refuseEdit(`“${asset.name}” has nothing to show at that moment of the source. Choose an earlier in point.`);
	}

	const picture = track.type === 'video' ? [{ trackId: track.id, audioStream: 0 }] : [];
	const places = [...picture, ...sounds];
	const linkId = places.length > 1 ? draft.newId('link') : null;
	return {
		sequence, duration, trackIds: places.map(place => place.trackId),
		putAt: start => places.forEach(place => draft.put({
			...clipDefaults, kind: 'clip', id: draft.newId('clip'), ...place, assetId: asset.id, name: asset.name, start, duration, sourceStart, linkId,
		} satisfies Clip)),
	};
};
