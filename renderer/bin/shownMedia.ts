import { assetsOf, binsOf, binsWithin, clipsOf, sequencesOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Bin, MarkerColour, Project } from '../../electron/shared/timeline/records.ts';

/** What media is told apart by in the filter. */
export const mediaKinds = [
	{ name: 'video', label: 'Video' }, { name: 'audio', label: 'Sound' }, { name: 'image', label: 'Stills' }, { name: 'generated', label: 'Generated' },
] as const;
export type MediaKind = (typeof mediaKinds)[number]['name'];

export const mediaSorts = [
	{ name: 'name', label: 'Name' }, { name: 'length', label: 'Length' }, { name: 'kind', label: 'Kind' }, { name: 'uses', label: 'Uses' }, { name: 'label', label: 'Label' },
] as const;
export type MediaSort = (typeof mediaSorts)[number]['name'];

/** What is wanted of the bin's contents. An empty set wants everything. */
export type MediaWish = {
	readonly openBin: string | null; readonly query: string;
	readonly kinds: ReadonlySet<MediaKind>; readonly labels: ReadonlySet<MarkerColour>;
	readonly isUnused: boolean; readonly isOffline: boolean;
	readonly sort: MediaSort; readonly isDescending: boolean;
};

/** Whether only some media is wanted: then it is looked for in all bins below the open one. */
export const isSearching = (wish: MediaWish): boolean =>
	wish.query.trim() !== '' || wish.kinds.size > 0 || wish.labels.size > 0 || wish.isUnused || wish.isOffline;

/** How often each asset is used on the timelines. Picture and its sound are one use. */
export const usesOf = (project: Project): ReadonlyMap<string, number> => {
	const links = new Map<string, Set<string>>();
	for (const clip of sequencesOf(project).flatMap(sequence => clipsOf(project, sequence.id))) {
		links.set(clip.assetId, (links.get(clip.assetId) ?? new Set()).add(clip.linkId ?? clip.id));
	}
	return new Map([...links].map(([assetId, uses]) => [assetId, uses.size]));
};

export const kindOf = (asset: Asset): MediaKind => asset.source.type === 'generated' ? 'generated' : asset.mediaType;

const labelOrder = (label: MarkerColour | null | undefined): string => label ?? '~';

/** The bins and the media to be shown, in order. `isOffline` says of an asset whether its file is missing or unreadable. */
export const shownMedia = (project: Project, wish: MediaWish, uses: ReadonlyMap<string, number>, isOffline: (assetId: string) => boolean): { readonly bins: readonly Bin[]; readonly assets: readonly Asset[] } => {
	const searching = isSearching(wish);
	const words = wish.query.trim().toLowerCase();
	const within = searching && wish.openBin !== null ? binsWithin(project, wish.openBin) : null;
	const isHere = (binId: string | null) => searching ? within === null || (binId !== null && within.has(binId)) : binId === wish.openBin;
	const before: Readonly<Record<MediaSort, (a: Asset, b: Asset) => number>> = {
		name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
		length: (a, b) => (a.duration ?? 0) - (b.duration ?? 0),
		kind: (a, b) => kindOf(a).localeCompare(kindOf(b)),
		uses: (a, b) => (uses.get(a.id) ?? 0) - (uses.get(b.id) ?? 0),
		label: (a, b) => labelOrder(a.label).localeCompare(labelOrder(b.label)),
	};
	const direction = wish.isDescending ? -1 : 1;
	// Titles are found on the timeline; the bin holds what can be cut from.
	const assets = assetsOf(project).filter(asset => asset.source.type !== 'drawn' && isHere(asset.binId ?? null)
		&& asset.name.toLowerCase().includes(words)
		&& (wish.kinds.size === 0 || wish.kinds.has(kindOf(asset)) || wish.kinds.has(asset.mediaType))
		&& (wish.labels.size === 0 || (asset.label !== undefined && wish.labels.has(asset.label)))
		&& (!wish.isUnused || !uses.has(asset.id)) && (!wish.isOffline || isOffline(asset.id)));
	const onlyWords = wish.kinds.size === 0 && wish.labels.size === 0 && !wish.isUnused && !wish.isOffline;
	const bins = binsOf(project).filter(bin => searching ? onlyWords && bin.id !== wish.openBin && isHere(bin.parentId) && bin.name.toLowerCase().includes(words) : isHere(bin.parentId));
	return {
		bins: bins.toSorted((a, b) => direction * (wish.sort === 'label' ? labelOrder(a.label).localeCompare(labelOrder(b.label)) : 0) || direction * a.name.localeCompare(b.name, undefined, { numeric: true })),
		assets: assets.toSorted((a, b) => direction * before[wish.sort](a, b) || before.name(a, b)),
	};
};

/** The bins above one and itself, from the top. */
export const pathOfBin = (project: Project, binId: string | null): readonly Bin[] => {
	const bin = binId === null ? undefined : binsOf(project).find(candidate => candidate.id === binId);
	return bin ? [...pathOfBin(project, bin.parentId), bin] : [];
};
