import type { KnownWish } from '../../electron/shared/contract/contract.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { clipAt, clipEnd, clipsOfTrack, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Clip, Project } from '../../electron/shared/timeline/records.ts';
import type { KnownChoice } from '../state/generation.svelte.ts';

/** Where a new clip will lie. `trackId` null: nobody knows yet. */
export type Place = { readonly sequenceId: string; readonly trackId: string | null; readonly start: Time; readonly end: Time; readonly frame: Time };

/** Which end of the new clip is meant. */
export type End = 'start' | 'end';

/** The clip that ends where the place begins (or begins where it ends), on the place's track, else on the frontmost track that has one. */
export const clipBeside = (project: Project, place: Place, end: End): Clip | null => {
	const tracks = tracksOf(project, place.sequenceId, 'video').toReversed();
	const ids = [...place.trackId === null ? [] : [place.trackId], ...tracks.map(track => track.id)];
	const isBeside = (clip: Clip): boolean => end === 'start' ? clipEnd(clip) === place.start : clip.start === place.end;
	return ids.flatMap(id => clipsOfTrack(project, id).find(isBeside) ?? [])[0] ?? null;
};

/** The moment whose picture lies beside the place: the frame before it, or the first one after. */
const momentBeside = ({ start, end, frame }: Place, side: End): Time => side === 'start' ? start - frame as Time : end;

const isSeenAt = (project: Project, { sequenceId }: Place, at: Time): boolean =>
	at >= 0 && tracksOf(project, sequenceId, 'video').some(track => !track.isHidden && clipAt(project, track.id, at)?.isEnabled === true);

/** What a choice means at a place, as the engine is asked for it; null when it means nothing there. */
export const wishOf = (project: Project, choice: KnownChoice, place: Place, end: End): KnownWish | null => {
	switch (choice.type) {
		case 'nothing': return null;
		case 'asset': return project[choice.assetId]?.kind === 'asset' ? { type: 'asset', assetId: choice.assetId, at: 0 as Time } : null;
		case 'beside': {
			const clip = clipBeside(project, place, end);
			return clip && { type: 'clip', clipId: clip.id };
		}
		case 'frame': {
			const at = momentBeside(place, end);
			return isSeenAt(project, place, at) ? { type: 'frame', at } : null;
		}
	}
};

/** One line of the choice. */
export type KnownOption = { readonly key: string; readonly label: string; readonly choice: KnownChoice; readonly isPossible: boolean };

export const keyOf = (choice: KnownChoice): string => choice.type === 'asset' ? `asset ${choice.assetId}` : choice.type;

/** What can be chosen at one end: nothing, the clip beside, the picture beside, and pictures of the bin (those selected there, and the one chosen before). */
export const knownOptions = (project: Project, place: Place, end: End, assets: readonly Asset[]): readonly KnownOption[] => {
	const beside = clipBeside(project, place, end);
	const hasPicture = isSeenAt(project, place, momentBeside(place, end));
	const none = end === 'start' ? 'no clip ends here' : 'no clip begins there';
	const besideName = beside ? `“${beside.name}”` : `the clip beside it (${none})`;
	return [
		{ key: 'nothing', label: 'Nothing', choice: { type: 'nothing' }, isPossible: true },
		{ key: 'beside', label: end === 'start' ? `Goes on from ${besideName}` : `Leads into ${besideName}`, choice: { type: 'beside' }, isPossible: beside !== null },
		{ key: 'frame', label: `The picture just ${end === 'start' ? 'before' : 'after'} it${hasPicture ? '' : ' (there is none)'}`, choice: { type: 'frame' }, isPossible: hasPicture },
		...assets.filter(asset => asset.video !== null).map((asset): KnownOption => {
			const choice = { type: 'asset', assetId: asset.id } as const;
			return { key: keyOf(choice), label: `The ${asset.duration === null ? 'image' : 'first picture of'} “${asset.name}”`, choice, isPossible: true };
		}),
	];
};
