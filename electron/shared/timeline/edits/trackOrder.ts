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

/** True for a track of that name, and for one that was numbered because the name was taken: “FX”, “FX 2”. */
export const isNamedAfter = (track: Track, name: string): boolean => track.name === name || (track.name.startsWith(`${name} `) && /^\d+$/u.test(track.name.slice(name.length + 1)));

/** The name if no track of the sequence has it, else the first such name with a number: “FX 2”. */
export const numberedTrackName = (draft: Draft, sequenceId: string, type: Track['type'], name: string): string => {
	const names = new Set(tracksInDraft(draft, sequenceId, type).map(track => track.name));
	let candidate = name;
	for (let number = 2; names.has(candidate); number++) {
		candidate = `${name} ${number}`;
	}
	return candidate;
};
