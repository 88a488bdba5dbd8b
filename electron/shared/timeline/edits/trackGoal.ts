import { refuseEdit } from '../../contract/failure.ts';
import { tracksOf } from '../queries.ts';
import type { Clip, Track } from '../records.ts';
import type { Draft } from './draft.ts';
import { openTrack, requiredTrack } from './required.ts';

/**
 * Says on which track each of a set of clips lands that goes `byTracks` tracks on in the order of tracks (video: towards the front; audio: downwards).
 * Only clips of the lead's type change tracks; the others keep theirs. Refused when there is no such track, or it is locked.
 */
export const trackGoals = (draft: Draft, lead: Clip, byTracks: number): ((clip: Clip) => Track) => {
	const { type, sequenceId } = requiredTrack(draft, lead.trackId);
	const tracks = tracksOf(draft.base, sequenceId, type);
	return (clip) => {
		const track = requiredTrack(draft, clip.trackId);
		if (track.type !== type || byTracks === 0) {
			return openTrack(draft, track.id);
		}
		const target = tracks[tracks.findIndex(other => other.id === track.id) + byTracks]
			?? refuseEdit(`There is no ${type} track ${Math.abs(byTracks)} ${(byTracks > 0) === (type === 'video') ? 'above' : 'below'} “${track.name}”. Add a track first.`);
		return openTrack(draft, target.id);
	};
};
