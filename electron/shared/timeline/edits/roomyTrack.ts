import type { TimeRange } from '../../time/time.ts';
import { clipsWithin } from '../queries.ts';
import { trackDefaults, type Sequence, type Track } from '../records.ts';
import type { Draft } from './draft.ts';
import { freeTrackName, renumber, tracksInDraft } from './trackOrder.ts';

/** True when nothing of an unlocked track lies in the range. */
export const hasRoom = (draft: Draft, track: Track, range: TimeRange): boolean => !track.isLocked && clipsWithin(draft.clips(track.id), range).length === 0;

/** A new track in front of the others (video) or at the bottom (audio). */
export const newTrack = (draft: Draft, sequence: Sequence, type: Track['type'], name: string | null): Track => {
	const others = tracksInDraft(draft, sequence.id, type);
	const track: Track = {
		...trackDefaults, kind: 'track', id: draft.newId('track'), sequenceId: sequence.id, type, order: others.length,
		name: name ?? freeTrackName(draft, sequence.id, type),
	};
	renumber(draft, [...others, track]);
	return track;
};
