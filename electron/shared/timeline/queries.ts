import { frameLength } from '../time/frameRate.ts';
import { zeroTime, type Time, type TimeRange } from '../time/time.ts';
import { indexOf } from './projectIndex.ts';
import type { Asset, Bin, Caption, CaptionTrack, CastMember, Clip, Effect, Marker, Project, ProjectRecord, RecordKind, RecordOf, Sequence, Track, Transition } from './records.ts';

/**
 * Questions about a project. Each costs a look into the project's index, which is built once per project; none scans all records.
 * Lists are shared and must not be changed.
 */

const none: readonly never[] = [];

/** The record `id` if it is of `kind`, else undefined. */
export const recordOf = <Kind extends RecordKind>(project: Project, kind: Kind, id: string): RecordOf<Kind> | undefined => {
	const record: ProjectRecord | undefined = project[id];
	// The comparison is the proof of the cast.
	return record?.kind === kind ? record as RecordOf<Kind> : undefined;
};

/** All sequences, by name. */
export const sequencesOf = (project: Project): readonly Sequence[] => indexOf(project).sequences;

/** All assets, by name. */
export const assetsOf = (project: Project): readonly Asset[] => indexOf(project).assets;

/** The people of the cast, by name. */
export const castOf = (project: Project): readonly CastMember[] => indexOf(project).cast;

/** All bins, by name. */
export const binsOf = (project: Project): readonly Bin[] => indexOf(project).bins;

/** The bin itself and all inside it, however deep. */
export const binsWithin = (project: Project, binId: string): ReadonlySet<string> => {
	const found = new Set([binId]);
	const children = Map.groupBy(binsOf(project), bin => bin.parentId);
	// A set may grow while it is walked through.
	found.forEach(id => children.get(id)?.forEach(child => found.add(child.id)));
	return found;
};

/** The tracks of a sequence: video from back to front, then audio from top to bottom; with `type`, only those. */
export const tracksOf = (project: Project, sequenceId: string, type?: Track['type']): readonly Track[] => {
	const tracks = indexOf(project).tracks.get(sequenceId) ?? none;
	return type ? tracks.filter(track => track.type === type) : tracks;
};

/** The clips of a track in order of time. */
export const clipsOfTrack = (project: Project, trackId: string): readonly Clip[] => indexOf(project).clips.get(trackId) ?? none;

/** The transitions of a track, in no particular order. */
export const transitionsOfTrack = (project: Project, trackId: string): readonly Transition[] => indexOf(project).transitions.get(trackId) ?? none;

/** The caption tracks of a sequence, by name. */
export const captionTracksOf = (project: Project, sequenceId: string): readonly CaptionTrack[] => indexOf(project).captionTracks.get(sequenceId) ?? none;

/** The captions of a caption track in order of time. */
export const captionsOf = (project: Project, trackId: string): readonly Caption[] => indexOf(project).captions.get(trackId) ?? none;

/** The caption of a track shown at a moment. O(log n). */
export const captionAt = (project: Project, trackId: string, at: Time): Caption | undefined => {
	const captions = captionsOf(project, trackId);
	const caption = captions[firstEndingAfter(captions, at)];
	return caption && caption.start <= at ? caption : undefined;
};

/** The effects of a clip, track or sequence, in the order they are done. */
export const effectsOf = (project: Project, targetId: string): readonly Effect[] => indexOf(project).effects.get(targetId) ?? none;
/** The markers of a sequence or a clip, in order of time. */
export const markersOf = (project: Project, targetId: string): readonly Marker[] => indexOf(project).markers.get(targetId) ?? none;

/** All clips of a sequence, track after track. */
export const clipsOf = (project: Project, sequenceId: string): readonly Clip[] => tracksOf(project, sequenceId).flatMap(track => clipsOfTrack(project, track.id));

/** The sequence a clip, track or transition belongs to. Throws when the project is broken. */
export const sequenceOf = (project: Project, record: Clip | Track | Transition): Sequence => {
	const track = record.kind === 'track' ? record : recordOf(project, 'track', record.trackId);
	const sequence = track && recordOf(project, 'sequence', track.sequenceId);
	if (!sequence) {
		throw new Error(`${record.id} belongs to no sequence.`);
	}
	return sequence;
};

/** Where a clip ends (exclusive). */
export const clipEnd = (clip: Clip): Time => clip.start + clip.duration as Time;

/** The clip's place on the timeline. */
export const clipRange = (clip: Clip): TimeRange => ({ start: clip.start, end: clipEnd(clip) });

/** Length of one frame of the sequence. */
export const frameOf = (sequence: Sequence): Time => frameLength(sequence.frameRate);

/** Where the last clip of the sequence ends; 0 when there is none. */
export const sequenceDuration = (project: Project, sequenceId: string): Time =>
	tracksOf(project, sequenceId).reduce<Time>((latest, track) => {
		const last = clipsOfTrack(project, track.id).at(-1);
		return last && clipEnd(last) > latest ? clipEnd(last) : latest;
	}, zeroTime);

/** Place, in a track's clips, of the first one that ends after `at` — the clip at `at`, or the next. The number of clips when there is none. O(log n). */
export const firstEndingAfter = (clips: readonly Pick<Clip, 'start' | 'duration'>[], at: Time): number => {
	let low = 0;
	let high = clips.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const clip = clips[middle];
		if (clip && clip.start + clip.duration <= at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
};

/** The clips, or captions, of a sorted list that lie at least partly in the range. O(log n + found). */
export const clipsWithin = <Item extends Pick<Clip, 'start' | 'duration'>>(clips: readonly Item[], range: TimeRange): readonly Item[] => {
	const first = firstEndingAfter(clips, range.start);
	let last = first;
	for (let clip = clips[last]; clip && clip.start < range.end; clip = clips[last]) {
		last++;
	}
	return clips.slice(first, last);
};

/** The clip shown on a track at a moment, or undefined in a gap. */
export const clipAt = (project: Project, trackId: string, at: Time): Clip | undefined => {
	const clips = clipsOfTrack(project, trackId);
	const clip = clips[firstEndingAfter(clips, at)];
	return clip && clip.start <= at ? clip : undefined;
};

/** The clips before and after a clip on its track, adjacent or not. */
export const neighbours = (project: Project, clip: Clip): { readonly previous: Clip | undefined; readonly next: Clip | undefined } => {
	const clips = clipsOfTrack(project, clip.trackId);
	const place = firstEndingAfter(clips, clip.start);
	return { previous: clips[place - 1], next: clips[place + 1] };
};

/** The empty ranges between the clips of a track and before the first; what follows the last clip is no gap. */
export const gapsOf = (project: Project, trackId: string): readonly TimeRange[] => {
	let end = zeroTime;
	return clipsOfTrack(project, trackId).flatMap((clip) => {
		const gap = { start: end, end: clip.start };
		end = clipEnd(clip);
		return gap.end > gap.start ? [gap] : [];
	});
};

/** The gap of a track around a moment, or undefined where a clip lies or nothing follows. */
export const gapAt = (project: Project, trackId: string, at: Time): TimeRange | undefined => {
	const clips = clipsOfTrack(project, trackId);
	const place = firstEndingAfter(clips, at);
	const next = clips[place];
	const previous = clips[place - 1];
	return next && next.start > at ? { start: previous ? clipEnd(previous) : zeroTime, end: next.start } : undefined;
};

/** These clips and every clip linked to one of them, in the order of tracks and time. One pass over the sequence's clips. */
export const withLinkedClips = (project: Project, clips: readonly Clip[]): readonly Clip[] => {
	const first = clips[0];
	const links = new Set(clips.flatMap(clip => clip.linkId ?? []));
	if (!first || links.size === 0) {
		return clips;
	}
	const ids = new Set(clips.map(clip => clip.id));
	return clipsOf(project, sequenceOf(project, first).id).filter(clip => ids.has(clip.id) || (clip.linkId !== null && links.has(clip.linkId)));
};

/** These clips and every clip grouped with one of them, in the order of tracks and time. One pass over the sequence's clips. */
export const withGroupedClips = (project: Project, clips: readonly Clip[]): readonly Clip[] => {
	const [first] = clips;
	const groups = new Set(clips.flatMap(clip => clip.groupId ?? []));
	if (!first || groups.size === 0) {
		return clips;
	}
	const ids = new Set(clips.map(clip => clip.id));
	return clipsOf(project, sequenceOf(project, first).id).filter(clip => ids.has(clip.id) || (clip.groupId !== null && groups.has(clip.groupId)));
};

/** The other clips of a clip's link. */
export const linkedClips = (project: Project, clip: Clip): readonly Clip[] => withLinkedClips(project, [clip]).filter(other => other.id !== clip.id);

type TransitionEnds = { readonly into: ReadonlyMap<string, Transition>; readonly outOf: ReadonlyMap<string, Transition> };
/** By the list of transitions of one track, which is shared between projects until it changes. */
const transitionEnds = new WeakMap<readonly Transition[], TransitionEnds>();

const endsOf = (transitions: readonly Transition[]): TransitionEnds => {
	const known = transitionEnds.get(transitions);
	if (known) {
		return known;
	}
	const ends = {
		into: new Map(transitions.map(transition => [transition.toClipId, transition])),
		outOf: new Map(transitions.map(transition => [transition.fromClipId, transition])),
	};
	transitionEnds.set(transitions, ends);
	return ends;
};

/** The transitions at the two ends of a clip. */
export const transitionsAt = (project: Project, clip: Clip): { readonly into: Transition | undefined; readonly outOf: Transition | undefined } => {
	const ends = endsOf(transitionsOfTrack(project, clip.trackId));
	return { into: ends.into.get(clip.id), outOf: ends.outOf.get(clip.id) };
};

/** Where a transition is seen: half of it before the cut, half after. Undefined when its clips are not there. */
export const transitionRange = (project: Project, transition: Transition): TimeRange | undefined => {
	const to = recordOf(project, 'clip', transition.toClipId);
	const half = transition.duration / 2;
	return to && { start: to.start - half as Time, end: to.start + half as Time };
};

const sortedTimes = (times: Iterable<Time>): readonly Time[] => [...new Set(times)].toSorted((a, b) => a - b);

/** Every moment of a sequence at which a clip begins or ends, in order, each once. */
export const cutsOf = (project: Project, sequenceId: string): readonly Time[] =>
	sortedTimes(clipsOf(project, sequenceId).flatMap(clip => [clip.start, clipEnd(clip)]));

/** Moments to which a gesture snaps: the beginning, every cut except those of the clips being moved, and whatever else is given (playhead, in, out). */
export const snapPoints = (project: Project, sequenceId: string, options: { readonly exceptClips?: ReadonlySet<string>; readonly also?: readonly Time[] } = {}): readonly Time[] =>
	sortedTimes([
		zeroTime, ...options.also ?? [],
		...clipsOf(project, sequenceId).flatMap(clip => (options.exceptClips?.has(clip.id) ? [] : [clip.start, clipEnd(clip)])),
	]);

/** The snap point nearest to `at` within `reach`, or undefined. O(log n). */
export const nearestSnapPoint = (points: readonly Time[], at: Time, reach: Time): Time | undefined => {
	let low = 0;
	let high = points.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((points[middle] ?? Infinity) < at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const candidates = [points[low - 1], points[low]].filter(point => point !== undefined && Math.abs(point - at) <= reach) as Time[];
	return candidates.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
};

/** The clips, anywhere in the project, that show an asset. One pass over all clips. */
export const clipsOfAsset = (project: Project, assetId: string): readonly Clip[] =>
	sequencesOf(project).flatMap(sequence => clipsOf(project, sequence.id).filter(clip => clip.assetId === assetId));
