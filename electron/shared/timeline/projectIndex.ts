import type { Asset, Bin, Caption, CaptionTrack, CastMember, Clip, Effect, Marker, Project, ProjectRecord, Sequence, Track, Transition } from './records.ts';

/**
 * The same records, sorted the way questions are asked. One index belongs to one project and is never written into it.
 * Building one is a pass over all records (about 6 ms for 10 000 clips); a project made by `changedProject` inherits its parent's and
 * rebuilds only the tracks that changed.
 */
export type ProjectIndex = {
	readonly sequences: readonly Sequence[];
	readonly assets: readonly Asset[];
	/** By name. */
	readonly cast: readonly CastMember[];
	readonly bins: readonly Bin[];
	/** By sequence: video tracks from back to front, then audio tracks from top to bottom. */
	readonly tracks: ReadonlyMap<string, readonly Track[]>;
	/** By track, in order of time. */
	readonly clips: ReadonlyMap<string, readonly Clip[]>;
	/** By track, in no particular order. */
	readonly transitions: ReadonlyMap<string, readonly Transition[]>;
	/** By target (clip, track or sequence), in the order they are done. */
	readonly effects: ReadonlyMap<string, readonly Effect[]>;
	/** By the sequence or clip they stand on, in order of time. */
	readonly markers: ReadonlyMap<string, readonly Marker[]>;
	/** By sequence, by name. */
	readonly captionTracks: ReadonlyMap<string, readonly CaptionTrack[]>;
	/** By caption track, in order of time. */
	readonly captions: ReadonlyMap<string, readonly Caption[]>;
};

/** What becomes of records: a new state by id, or null where the record goes away. */
export type Changes = ReadonlyMap<string, Readonly<ProjectRecord> | null>;

const indices = new WeakMap<Project, ProjectIndex>();

const byName = (a: { name: string; id: string }, b: { name: string; id: string }) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
const placeOf = (track: Track) => track.order + (track.type === 'audio' ? 1_000_000 : 0);
const byPlace = (a: Track, b: Track) => placeOf(a) - placeOf(b);
const byStart = (a: Clip | Caption, b: Clip | Caption) => a.start - b.start;
const byOrder = (a: Effect, b: Effect) => a.order - b.order;
/** Markers of one moment by their ids: an index that was carried along and one that was built anew must agree. */
const byMoment = (a: Marker, b: Marker) => a.at - b.at || (a.id < b.id ? -1 : 1);
const anyOrder = () => 0;

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) {
			group.push(item);
		} else {
			groups.set(key, [item]);
		}
	}
	return groups;
};

const ordered = <Item>(groups: Map<string, Item[]>, compare: (a: Item, b: Item) => number): Map<string, Item[]> => {
	groups.forEach((group, key) => groups.set(key, group.toSorted(compare)));
	return groups;
};

const ofKind = <Kind extends ProjectRecord['kind']>(records: readonly ProjectRecord[], kind: Kind) =>
	// The filter is the proof of the cast.
	records.filter(record => record.kind === kind) as Extract<ProjectRecord, { kind: Kind }>[];

const built = (project: Project): ProjectIndex => {
	const records = Object.values(project);
	return {
		sequences: ofKind(records, 'sequence').toSorted(byName),
		assets: ofKind(records, 'asset').toSorted(byName),
		cast: ofKind(records, 'cast-member').toSorted(byName),
		bins: ofKind(records, 'bin').toSorted(byName),
		tracks: ordered(grouped(ofKind(records, 'track'), track => track.sequenceId), byPlace),
		clips: ordered(grouped(ofKind(records, 'clip'), clip => clip.trackId), byStart),
		transitions: grouped(ofKind(records, 'transition'), transition => transition.trackId),
		effects: ordered(grouped(ofKind(records, 'effect'), effect => effect.targetId), byOrder),
		markers: ordered(grouped(ofKind(records, 'marker'), marker => marker.targetId), byMoment),
		captionTracks: ordered(grouped(ofKind(records, 'caption-track'), track => track.sequenceId), byName),
		captions: ordered(grouped(ofKind(records, 'caption'), caption => caption.trackId), byStart),
	};
};

/** The groups after `changes`: groups nobody touched are shared with `before`. */
const regrouped = <Item extends ProjectRecord>(
	before: ReadonlyMap<string, readonly Item[]>, old: readonly Item[], now: readonly Item[], changes: Changes,
	keyOf: (item: Item) => string, compare: (a: Item, b: Item) => number,
): ReadonlyMap<string, readonly Item[]> => {
	if (old.length === 0 && now.length === 0) {
		return before;
	}
	const groups = new Map(before);
	const arrived = grouped(now, keyOf);
	for (const key of new Set([...old, ...now].map(keyOf))) {
		const group = (groups.get(key) ?? []).filter(item => !changes.has(item.id)).concat(arrived.get(key) ?? []).toSorted(compare);
		if (group.length === 0) {
			groups.delete(key);
		} else {
			groups.set(key, group);
		}
	}
	return groups;
};

const inherited = (index: ProjectIndex, before: Project, changes: Changes): ProjectIndex => {
	const old: ProjectRecord[] = [];
	const now: ProjectRecord[] = [];
	const kinds = new Set<ProjectRecord['kind']>();
	for (const [id, record] of changes) {
		const from = before[id];
		if (from) {
			old.push(from);
			kinds.add(from.kind);
		}
		if (record) {
			now.push(record);
			kinds.add(record.kind);
		}
	}
	const list = <Item extends Asset | CastMember | Bin | Sequence>(items: readonly Item[], kind: Item['kind']): readonly Item[] => (kinds.has(kind)
		// Only records of this kind are taken from `now`.
		? [...items.filter(item => !changes.has(item.id)), ...now.filter(record => record.kind === kind) as Item[]].toSorted(byName)
		: items);
	return {
		sequences: list(index.sequences, 'sequence'),
		assets: list(index.assets, 'asset'),
		cast: list(index.cast, 'cast-member'),
		bins: list(index.bins, 'bin'),
		tracks: regrouped(index.tracks, ofKind(old, 'track'), ofKind(now, 'track'), changes, track => track.sequenceId, byPlace),
		clips: regrouped(index.clips, ofKind(old, 'clip'), ofKind(now, 'clip'), changes, clip => clip.trackId, byStart),
		transitions: regrouped(index.transitions, ofKind(old, 'transition'), ofKind(now, 'transition'), changes, transition => transition.trackId, anyOrder),
		effects: regrouped(index.effects, ofKind(old, 'effect'), ofKind(now, 'effect'), changes, effect => effect.targetId, byOrder),
		markers: regrouped(index.markers, ofKind(old, 'marker'), ofKind(now, 'marker'), changes, marker => marker.targetId, byMoment),
		captionTracks: regrouped(index.captionTracks, ofKind(old, 'caption-track'), ofKind(now, 'caption-track'), changes, track => track.sequenceId, byName),
		captions: regrouped(index.captions, ofKind(old, 'caption'), ofKind(now, 'caption'), changes, caption => caption.trackId, byStart),
	};
};

/** The index of `project`, built when first asked for. */
export const indexOf = (project: Project): ProjectIndex => {
	const known = indices.get(project);
	if (known) {
		return known;
	}
	const index = built(project);
	indices.set(project, index);
	return index;
};

/** The project after `changes`. Costs one copy of the id table; untouched records are shared, and so is what is known of untouched tracks. */
export const changedProject = (project: Project, changes: Changes): Project => {
	const next: Record<string, Readonly<ProjectRecord>> = { ...project };
	changes.forEach((record, id) => {
		if (record) {
			next[id] = record;
		} else {
			delete next[id];
		}
	});
	const index = indices.get(project);
	if (index) {
		indices.set(next, inherited(index, project, changes));
	}
	return next;
};
