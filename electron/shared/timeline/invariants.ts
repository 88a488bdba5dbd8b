import { canBeRamp, rampOf } from '../time/speedRamp.ts';
import { sourceLength } from '../time/timeMap.ts';
import { recordSchema, type Clip, type Project, type Track, type Transition } from './records.ts';
import { sourceLimit } from './handles.ts';
import { binsOf, captionsOf, captionTracksOf, castOf, clipEnd, clipsOfTrack, effectsOf, frameOf, recordOf, sequencesOf, tracksOf, transitionsAt, transitionsOfTrack } from './queries.ts';
import { transitionRoom } from './transitionRoom.ts';

const brokenRecords = (project: Project): readonly string[] => Object.entries(project).flatMap(([id, record]) => {
	const parsed = recordSchema.safeParse(record);
	return [
		...parsed.success ? [] : [`${id} does not fit its schema: ${parsed.error.message}`],
		...record.id === id ? [] : [`${record.id} lies under the id ${id}.`],
	];
});

const brokenClip = (project: Project, track: Track, clip: Clip, next: Clip | undefined): readonly string[] => {
	const sequence = recordOf(project, 'sequence', track.sequenceId);
	const asset = recordOf(project, 'asset', clip.assetId);
	if (!sequence || !asset) {
		return [`${clip.id} refers to something that is not there.`];
	}
	const frame = frameOf(sequence);
	return [
		...clip.start < 0 ? [`${clip.id} begins before its sequence.`] : [],
		...clip.start % frame === 0 && clip.duration % frame === 0 ? [] : [`${clip.id} does not lie on frames.`],
		...next && next.start < clipEnd(clip) ? [`${clip.id} and ${next.id} overlap.`] : [],
		...clip.sourceStart < 0 || clip.sourceStart + sourceLength(clip) > sourceLimit(asset, frame) ? [`${clip.id} reaches beyond its source.`] : [],
		...clip.takes.every(take => recordOf(project, 'asset', take.assetId)) ? [] : [`${clip.id} has a take that is not there.`],
		...clip.takes.length === 0 || clip.takes.some(take => take.assetId === clip.assetId) ? [] : [`${clip.id} shows none of its takes.`],
		...canBeRamp((rampOf(clip) ?? []).map(({ value }) => Number(value))) ? [] : [`${clip.id} runs at speeds that no ramp can have.`],
		...clip.fadeIn + clip.fadeOut > clip.duration ? [`${clip.id} is shorter than its fades.`] : [],
		...track.type === 'video' && asset.mediaType === 'audio' ? [`${clip.id} has no picture to show.`] : [],
		...track.type === 'audio' && clip.audioStream >= asset.audio.length ? [`${clip.id} has no such sound stream.`] : [],
	];
};

const brokenTransition = (project: Project, track: Track, transition: Transition): readonly string[] => {
	const from = recordOf(project, 'clip', transition.fromClipId);
	const to = recordOf(project, 'clip', transition.toClipId);
	const fromAsset = from && recordOf(project, 'asset', from.assetId);
	const toAsset = to && recordOf(project, 'asset', to.assetId);
	const sequence = recordOf(project, 'sequence', track.sequenceId);
	if (!from || !to || !fromAsset || !toAsset || !sequence || from.trackId !== track.id) {
		return [`${transition.id} refers to something that is not there.`];
	}
	const frame = frameOf(sequence);
	const room = transitionRoom({
		from, to, fromAsset, toAsset, frame,
		fromTaken: (transitionsAt(project, from).into?.duration ?? 0) / 2, toTaken: (transitionsAt(project, to).outOf?.duration ?? 0) / 2,
	});
	return [
		...transition.duration % (2 * frame) === 0 ? [] : [`${transition.id} is no even number of frames.`],
		...'longest' in room && room.longest >= transition.duration ? [] : [`${transition.id} has no room.`],
	];
};

const brokenCaptions = (project: Project): readonly string[] => {
	const tracks = sequencesOf(project).flatMap(sequence => captionTracksOf(project, sequence.id).map(track => ({ track, frame: frameOf(sequence) })));
	const known = new Set(tracks.map(({ track }) => track.id));
	return [
		...Object.values(project).filter(record => (record.kind === 'caption' && !known.has(record.trackId)) || (record.kind === 'caption-track' && !known.has(record.id))).map(record => `${record.id} belongs to no sequence.`),
		...tracks.flatMap(({ track, frame }) => captionsOf(project, track.id).flatMap((caption, place, captions) => [
			...caption.start % frame === 0 && caption.duration % frame === 0 && caption.start >= 0 ? [] : [`${caption.id} does not lie on frames.`],
			...(captions[place + 1]?.start ?? Infinity) < caption.start + caption.duration ? [`${caption.id} overlaps the caption after it.`] : [],
		])),
	];
};

const brokenOrders = (tracks: readonly Track[], type: Track['type']): readonly string[] =>
	(tracks.filter(track => track.type === type).every((track, place) => track.order === place) ? [] : [`The ${type} tracks are not numbered from 0 on.`]);

/** Links and groups join clips that are handled together, which only makes sense within one sequence. */
const brokenBonds = (project: Project, bond: 'linkId' | 'groupId'): readonly string[] => {
	const bonds = Map.groupBy(Object.values(project).filter(record => record.kind === 'clip').filter(clip => clip[bond] !== null), clip => clip[bond]);
	return [...bonds].flatMap(([id, clips]) => {
		const sequences = new Set(clips.map(clip => recordOf(project, 'track', clip.trackId)?.sequenceId));
		return sequences.size > 1 ? [`The ${bond} ${id} joins clips of different sequences.`] : [];
	});
};

const brokenEffects = (project: Project): readonly string[] => {
	const effects = Object.values(project).filter(record => record.kind === 'effect');
	const lost = effects.filter(effect => !['clip', 'track', 'sequence'].includes(project[effect.targetId]?.kind ?? ''));
	const targets = new Set(effects.map(effect => effect.targetId));
	return [
		...lost.map(effect => `${effect.id} changes something that is not there.`),
		...[...targets].flatMap(target => (effectsOf(project, target).every((effect, place) => effect.order === place) ? [] : [`The effects of ${target} are not numbered from 0 on.`])),
	];
};

const brokenMarkers = (project: Project): readonly string[] => Object.values(project).filter(record => record.kind === 'marker').flatMap((marker) => {
	const sequence = recordOf(project, 'sequence', marker.targetId);
	return [
		...recordOf(project, 'clip', marker.targetId) ?? sequence ? [] : [`${marker.id} stands on nothing.`],
		...marker.at < 0 ? [`${marker.id} stands before the beginning.`] : [],
		...sequence && marker.at % frameOf(sequence) !== 0 ? [`${marker.id} does not stand on a frame.`] : [],
	];
});

const brokenCast = (project: Project): readonly string[] => castOf(project)
	.flatMap(({ id, portrait }) => (recordOf(project, 'asset', portrait.assetId)?.video ? [] : [`${id} has no picture.`]));

const brokenBins = (project: Project): readonly string[] => [
	...binsOf(project).flatMap((bin) => {
		const above = new Set<string>();
		for (let parent: string | null = bin.parentId; parent !== null && !above.has(parent); parent = recordOf(project, 'bin', parent)?.parentId ?? null) {
			above.add(parent);
		}
		return [
			...above.has(bin.id) ? [`${bin.id} lies inside itself.`] : [],
			...bin.parentId === null || recordOf(project, 'bin', bin.parentId) ? [] : [`${bin.id} lies in a bin that is not there.`],
		];
	}),
	...Object.values(project).flatMap(record => record.kind === 'asset' && record.binId !== undefined && !recordOf(project, 'bin', record.binId) ? [`${record.id} lies in a bin that is not there.`] : []),
];

/**
 * Everything that is wrong with a project, in words for developers; empty for every project that edits alone have made: records fit their
 * schemas, references lead somewhere, no two clips of a track overlap, clips lie on frames and inside their sources, transitions have their
 * handles, tracks and effects are numbered without gaps, effects and markers have their target, markers of sequences stand on frames,
 * links and groups stay in one sequence. Several passes over the project: for tests, not for every edit.
 */
export const brokenInvariants = (project: Project): readonly string[] => {
	const placed = new Set<string>();
	const ofTracks = sequencesOf(project).flatMap((sequence) => {
		const tracks = tracksOf(project, sequence.id);
		return [
			...brokenOrders(tracks, 'video'), ...brokenOrders(tracks, 'audio'),
			...tracks.flatMap((track) => {
				const clips = clipsOfTrack(project, track.id);
				const transitions = transitionsOfTrack(project, track.id);
				[track, ...clips, ...transitions].forEach(record => placed.add(record.id));
				return [
					...clips.flatMap((clip, place) => brokenClip(project, track, clip, clips[place + 1])),
					...transitions.flatMap(transition => brokenTransition(project, track, transition)),
					...new Set(transitions.map(transition => transition.fromClipId)).size < transitions.length ? [`Two transitions share a cut on ${track.id}.`] : [],
				];
			}),
		];
	});
	const lost = Object.values(project).filter(record => ['track', 'clip', 'transition'].includes(record.kind) && !placed.has(record.id));
	return [
		...recordOf(project, 'project', 'project') ? [] : ['There is no project record.'],
		...brokenRecords(project), ...brokenCaptions(project), ...brokenBins(project), ...ofTracks, ...brokenBonds(project, 'linkId'), ...brokenBonds(project, 'groupId'), ...brokenEffects(project), ...brokenMarkers(project), ...brokenCast(project), ...lost.map(record => `${record.id} belongs to no sequence.`),
	];
};
