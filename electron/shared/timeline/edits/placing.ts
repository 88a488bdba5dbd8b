import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeFromSeconds, timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { longestClip } from '../handles.ts';
import { frameOf, sequencesOf, tracksOf } from '../queries.ts';
import { clipDefaults, type Asset, type Clip, type Sequence, type Track } from '../records.ts';
import type { Draft } from './draft.ts';
import { openTrack, requiredAsset, requiredSequence } from './required.ts';

/** What part of an asset goes onto which tracks. Shared by insert, overwrite and append. */
export const placingSchema = z.object({
	assetId: z.string(),
	/**
	 * A video track for the picture, or an audio track for the first sound stream. Null: the rearmost unlocked video track, with all sound on the
	 * unlocked audio tracks from the top; for sound alone only those.
	 */
	trackId: z.string().nullable().default(null),
	/** Where `trackId` is null: in which sequence. Null: the film's first. */
	sequenceId: z.string().nullable().default(null),
	/** Audio tracks for the sound, first stream first; tracks beyond the asset's streams are not touched. Null: no further sound. */
	withSound: z.array(z.string()).nullable().default(null),
	/** First moment of the source to be used. */
	sourceStart: timeSchema.default(zeroTime),
	/** Length on the timeline; null: as far as the source goes; for a still what the sequence says, else five seconds. */
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

/** The tracks named, or the usual ones. */
const chosenTracks = (draft: Draft, placing: Placing, asset: Asset): { readonly first: Track; readonly others: readonly Track[] } => {
	if (placing.trackId !== null) {
		return { first: openTrack(draft, placing.trackId), others: (placing.withSound ?? []).slice(0, asset.audio.length).map(id => openTrack(draft, id)) };
	}
	const sequence = requiredSequence(draft, placing.sequenceId ?? sequencesOf(draft.base)[0]?.id ?? '');
	const open = (type: Track['type']) => tracksOf(draft.base, sequence.id, type).filter(track => !track.isLocked);
	const sounds = placing.withSound === null ? open('audio') : placing.withSound.map(id => openTrack(draft, id));
	const [first, ...others] = [...asset.mediaType === 'audio' ? [] : open('video').slice(0, 1), ...sounds.slice(0, asset.audio.length)];
	return first ? { first, others } : refuseEdit(`There is no unlocked ${asset.mediaType === 'audio' ? 'audio' : 'video'} track for “${asset.name}”. Add or unlock one.`);
};

const soundPlaces = (tracks: readonly Track[], asset: Asset): readonly { trackId: string; audioStream: number }[] => {
	const wrong = tracks.find(track => track.type !== 'audio');
	if (wrong) {
		refuseEdit(`Sound cannot lie on the video track “${wrong.name}”. Choose an audio track.`);
	}
	if (new Set(tracks.map(track => track.id)).size < tracks.length) {
		refuseEdit('Two sound streams were to go onto one track. Give each its own track.');
	}
	return tracks.slice(0, asset.audio.length).map((track, audioStream) => ({ trackId: track.id, audioStream }));
};

/** Checks a placing and prepares its clips, or refuses with a sentence. */
export const preparedPlacing = (draft: Draft, placing: Placing): Placement => {
	const asset = requiredAsset(draft, placing.assetId);
	const { first: track, others } = chosenTracks(draft, placing, asset);
	const sequence = requiredSequence(draft, track.sequenceId);
	const sounds = soundPlaces([...track.type === 'audio' ? [track] : [], ...others], asset);
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
	const wanted = placing.duration ?? (asset.duration === null ? sequence.stillLength ?? timeFromSeconds(stillSeconds) : longest);
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
