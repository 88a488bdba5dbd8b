import type { Track } from '../records.ts';
import { tracksOf } from '../queries.ts';
import type { Draft } from './draft.ts';

/** The tracks of one type as the draft has them, in order. */
export const tracksInDraft = (draft: Draft, sequenceId: string, type: Track['type']): readonly Track[] =>
	tracksOf(draft.base, sequenceId, type).flatMap(track => draft.get('track', track.id) ?? []).toSorted((a, b) => a.order - b.order);

/** Writes the order of a list of tracks into them: 0, 1, 2 … */
export const renumber = (draft: Draft, tracks: readonly Track[]): void =>
	tracks.forEach((track, order) => draft.put({ ...track, order }));

/** “V3”, “A2”: the first such name that no track of the sequence has. */
export const freeTrackName = (draft: Draft, sequenceId: string, type: Track['type']): string => {
	const names = new Set(tracksInDraft(draft, sequenceId, type).map(track => track.name));
	const letter = type === 'video' ? 'V' : 'A';
	let number = names.size + 1;
	while (names.has(`${letter}${number}`)) {
		number++;
	}
	return `${letter}${number}`;
};
