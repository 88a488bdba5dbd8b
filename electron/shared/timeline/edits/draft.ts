import { projectAfter } from '../diff.ts';
import { clipsOfTrack, effectsOf, frameOf, markersOf, transitionsOfTrack } from '../queries.ts';
import type { Clip, Effect, Marker, Project, ProjectRecord, RecordKind, RecordOf, Transition } from '../records.ts';
import { transitionRoom } from '../transitionRoom.ts';
import type { NewId } from './defineEdit.ts';
import { lostDrawings } from './lostDrawings.ts';

/**
 * A project being edited. An edit opens a draft, changes it step by step and finishes it once: however many clips it touches, the id table
 * is copied once. Nothing of the project it began from is changed.
 */
export type Draft = {
	/** The project before the edit. */
	readonly base: Project;
	/** The record as it stands in the draft, if it is of that kind. */
	readonly get: <Kind extends RecordKind>(kind: Kind, id: string) => RecordOf<Kind> | undefined;
	/** The clips of a track as they stand, in order of time. */
	readonly clips: (trackId: string) => readonly Clip[];
	/** The transitions of a track as they stand. */
	readonly transitions: (trackId: string) => readonly Transition[];
	/** The effects of a clip, track or sequence as they stand, in the order they are done. */
	readonly effects: (targetId: string) => readonly Effect[];
	/** The markers of a sequence or a clip as they stand, in no particular order. */
	readonly markers: (targetId: string) => readonly Marker[];
	/** Adds a record or puts it in the place of the one with its id. */
	readonly put: (record: ProjectRecord) => void;
	readonly remove: (id: string) => void;
	readonly newId: NewId;
	/** The link of the right part of a split clip: parts of clips that were linked get the same new link. Null stays null. */
	readonly freshLink: (linkId: string | null) => string | null;
	/** The group of a copied clip: copies of clips that were grouped get the same new group. Null stays null. */
	readonly freshGroup: (groupId: string | null) => string | null;
	/**
	 * The project after the edit. Shortens fades that no longer fit their clips and drops transitions whose clips no longer touch or
	 * no longer have the handles, effects and markers whose target is gone, and titles and generators no clip shows any more.
	 */
	readonly finish: () => Project;
};

/** Half of a transition; a clip gives that much to each. */
const halfOf = (transition: Transition | undefined): number => (transition ? transition.duration / 2 : 0);

const isSame = (a: ProjectRecord, b: ProjectRecord): boolean => {
	// Both are plain records; compared field by field, nested values by identity.
	const left = a as Record<string, unknown>;
	const right = b as Record<string, unknown>;
	for (const key in left) {
		if (left[key] !== right[key]) {
			return false;
		}
	}
	return Object.keys(left).length === Object.keys(right).length;
};

/** Fades as long as the clip lets them be; the fade-in has the first claim. */
export const withFittingFades = (clip: Clip): Clip => {
	if (clip.fadeIn + clip.fadeOut <= clip.duration) {
		return clip;
	}
	const fadeIn = Math.min(clip.fadeIn, clip.duration) as Clip['fadeIn'];
	return { ...clip, fadeIn, fadeOut: Math.min(clip.fadeOut, clip.duration - fadeIn) as Clip['fadeOut'] };
};

/** A clip that came to show something else altogether has no takes of it. */
const withOwnTakes = (clip: Clip): Clip =>
	clip.takes.length === 0 || clip.takes.some(take => take.assetId === clip.assetId) ? clip : { ...clip, takes: [] };

/** Opens a draft. Costs nothing until something is changed. */
export const draftOf = (base: Project, newId: NewId): Draft => {
	const changes = new Map<string, ProjectRecord | null>();
	/** Clips of changed tracks, sorted when asked for. */
	const sorted = new Map<string, readonly Clip[]>();
	/** Old link → link of the right-hand parts. */
	const freshLinks = new Map<string, string>();
	/** Old group → group of the copies. */
	const freshGroups = new Map<string, string>();

	const get: Draft['get'] = (kind, id) => {
		const changed = changes.get(id);
		const record = changed === undefined ? base[id] : changed;
		// The comparison is the proof of the cast.
		return record?.kind === kind ? record as RecordOf<typeof kind> : undefined;
	};
	const changedRecords = <Kind extends RecordKind>(kind: Kind) =>
		[...changes.values()].filter(record => record?.kind === kind) as RecordOf<Kind>[];

	const clips: Draft['clips'] = (trackId) => {
		const known = sorted.get(trackId);
		if (known) {
			return known;
		}
		const list = clipsOfTrack(base, trackId).filter(clip => !changes.has(clip.id))
			.concat(changedRecords('clip').filter(clip => clip.trackId === trackId))
			.toSorted((a, b) => a.start - b.start);
		sorted.set(trackId, list);
		return list;
	};
	const transitions: Draft['transitions'] = trackId => transitionsOfTrack(base, trackId).filter(transition => !changes.has(transition.id))
		.concat(changedRecords('transition').filter(transition => transition.trackId === trackId));
	const effects: Draft['effects'] = targetId => effectsOf(base, targetId).filter(effect => !changes.has(effect.id))
		.concat(changedRecords('effect').filter(effect => effect.targetId === targetId))
		.toSorted((a, b) => a.order - b.order);

	const markers: Draft['markers'] = targetId => markersOf(base, targetId).filter(marker => !changes.has(marker.id))
		.concat(changedRecords('marker').filter(marker => marker.targetId === targetId));

	const forget = (record: ProjectRecord | null | undefined) => record?.kind === 'clip' && sorted.delete(record.trackId);
	const put: Draft['put'] = (record) => {
		const next = record.kind === 'clip' ? withOwnTakes(withFittingFades(record)) : record;
		const before = base[record.id];
		[before, changes.get(record.id), next].forEach(forget);
		if (before && isSame(before, next)) {
			changes.delete(record.id);
		} else {
			changes.set(record.id, next);
		}
	};
	const remove: Draft['remove'] = (id) => {
		[base[id], changes.get(id)].forEach(forget);
		if (base[id]) {
			changes.set(id, null);
		} else {
			changes.delete(id);
		}
	};
	const freshBond = (bonds: Map<string, string>, kind: 'link' | 'group') => (old: string | null): string | null => {
		if (old === null) {
			return null;
		}
		const fresh = bonds.get(old) ?? newId(kind);
		bonds.set(old, fresh);
		return fresh;
	};

	/** A lone right-hand part goes back to its old link: its partner was not split, and they still belong together. */
	const settleLinks = () => {
		if (freshLinks.size === 0) {
			return;
		}
		const olds = new Map([...freshLinks].map(([old, fresh]) => [fresh, old]));
		const parts = Map.groupBy(changedRecords('clip').filter(clip => clip.linkId !== null && olds.has(clip.linkId)), clip => clip.linkId);
		parts.forEach((members, fresh) => {
			const [only] = members;
			if (members.length === 1 && only && fresh !== null) {
				put({ ...only, linkId: olds.get(fresh) ?? null });
			}
		});
	};

	const isSound = (transition: Transition, ends: { into: Map<string, Transition>; outOf: Map<string, Transition> }): boolean => {
		const from = get('clip', transition.fromClipId);
		const to = get('clip', transition.toClipId);
		const fromAsset = from && get('asset', from.assetId);
		const toAsset = to && get('asset', to.assetId);
		const track = get('track', transition.trackId);
		const sequence = track && get('sequence', track.sequenceId);
		if (!from || !to || !fromAsset || !toAsset || !sequence || from.trackId !== transition.trackId) {
			return false;
		}
		const room = transitionRoom({
			from, to, fromAsset, toAsset, frame: frameOf(sequence),
			fromTaken: halfOf(ends.into.get(from.id)), toTaken: halfOf(ends.outOf.get(to.id)),
		});
		return 'longest' in room && room.longest >= transition.duration;
	};

	const dropUnsoundTransitions = () => {
		// A plain loop: a ripple brings thousands of changes.
		const touched = new Set<string>();
		for (const [id, record] of changes) {
			for (const state of [base[id], record]) {
				if (state?.kind === 'clip' || state?.kind === 'transition') {
					touched.add(state.trackId);
				}
			}
		}
		touched.forEach((trackId) => {
			const all = transitions(trackId);
			if (all.length === 0) {
				return;
			}
			const ends = {
				into: new Map(all.map(transition => [transition.toClipId, transition])),
				outOf: new Map(all.map(transition => [transition.fromClipId, transition])),
			};
			all.filter(transition => [transition.id, transition.fromClipId, transition.toClipId].some(id => changes.has(id))).forEach((transition) => {
				if (!isSound(transition, ends)) {
					remove(transition.id);
					ends.into.delete(transition.toClipId);
					ends.outOf.delete(transition.fromClipId);
				}
			});
		});
	};

	const dropLostEffects = () => {
		const gone = new Set([...changes].filter(([, record]) => record === null).map(([id]) => id));
		[...gone].flatMap(id => effectsOf(base, id)).filter(effect => gone.has(effect.targetId)).forEach(effect => remove(effect.id));
		// What this edit itself put and took away again (a part cut off by one copy and covered by the next) never was in the base.
		changedRecords('effect').filter(({ targetId }) => changes.get(targetId) === null || !(changes.has(targetId) || base[targetId])).forEach(effect => remove(effect.id));
	};

	const dropLostMarkers = () => {
		for (const [id, record] of changes) {
			if (record === null) {
				markersOf(base, id).filter(marker => !changes.has(marker.id)).forEach(marker => remove(marker.id));
			} else if (record.kind === 'marker' && !get('clip', record.targetId) && !get('sequence', record.targetId)) {
				remove(record.id);
			}
		}
	};

	return {
		base, get, clips, transitions, effects, markers, put, remove, newId,
		freshLink: freshBond(freshLinks, 'link'), freshGroup: freshBond(freshGroups, 'group'),
		finish: () => {
			settleLinks();
			dropLostMarkers();
			dropUnsoundTransitions();
			dropLostEffects();
			lostDrawings(base, changes).forEach(remove);
			return projectAfter(base, changes);
		},
	};
};
