import { frameLength } from '../time/frameRate.ts';
import type { Time, TimeRange } from '../time/time.ts';
import { clipEnd, clipsOfTrack, clipsWithin, effectsOf, recordOf, tracksOf } from '../timeline/queries.ts';
import type { Clip, Crop, Effect, Project, Track, Transform } from '../timeline/records.ts';
import { pictureEffectNamed } from '../effects/index.ts';
import type { PlanParameters } from './framePlan.ts';
import { captionBoundaries, captionLayers } from './captionLayers.ts';
import { drawnPicture, type DrawnPicture } from './drawnPicture.ts';
import { fadeAt, fadeBoundaries, pictureAsset, unlimitedSourceTime } from './layerAt.ts';
import { pictureAt, workingTransitions, type TrackPicture } from './pictureAt.ts';

/** A stretch of the sequence in which the same layers are seen, back to front, and everything about them is constant or changes in a straight line. */
export type PlanSpan = { readonly start: Time; readonly end: Time; readonly frames: number; readonly nodes: readonly SpanNode[] };

export type SpanNode =
	| { readonly type: 'layer'; readonly layer: SpanLayer }
	/** `firstFrame` of the transition's `frames` is the first of the span; the progress of frame k of the span is (firstFrame + k + ½) / frames. */
	| {
		readonly type: 'transition'; readonly transition: string; readonly parameters: PlanParameters;
		readonly firstFrame: number; readonly frames: number;
		readonly from: SpanLayer; readonly to: SpanLayer;
	};

export type SpanLayer = {
	readonly clipId: string; readonly assetId: string;
	/** Moment of the source at the span's first frame; not limited to the source (hold its first or last frame). Stills: 0. */
	readonly sourceTime: Time;
	readonly transform: Transform; readonly crop: Crop;
	readonly opacity: Ramp;
	/** Set where there is no file to read: the drawing of the span's first frame. The moments of its other frames follow at the sequence's rate. */
	readonly drawn?: DrawnPicture;
	/** The records, since they may change within the span: `resolvedEffects` says what they are `clipFrame` frames and on after the clip's start. */
	readonly effects: readonly Effect[];
	/** Frames of the sequence from the clip's start to the span's first frame; negative in a transition into it. */
	readonly clipFrame: number;
};

/** A value that is `first` in the first frame of a span and grows by `perFrame` from frame to frame. */
export type Ramp = { readonly first: number; readonly perFrame: number };

const boundariesOfClip = (project: Project, clip: Clip, frame: Time): readonly number[] => {
	const { into, outOf } = workingTransitions(project, clip);
	return [
		clip.start + (into ? into.duration / 2 : 0), clipEnd(clip) - (outOf ? outOf.duration / 2 : 0),
		...fadeBoundaries(project, clip, frame),
	];
};

const boundariesOfTrack = (project: Project, track: Track, range: TimeRange, frame: Time): readonly number[] =>
	(track.isHidden ? [] : clipsWithin(clipsOfTrack(project, track.id), range).flatMap(clip => (clip.isEnabled ? boundariesOfClip(project, clip, frame) : [])));

const layerOf = (project: Project, clip: Clip, span: TimeRange, frame: Time): SpanLayer | null => {
	const asset = pictureAsset(project, clip);
	if (!asset) {
		return null;
	}
	const drawn = drawnPicture(clip, asset, span.start, frame);
	const first = clip.opacity * fadeAt(project, clip, span.start, frame);
	const last = clip.opacity * fadeAt(project, clip, span.end - frame as Time, frame);
	const steps = Math.round((span.end - span.start) / frame) - 1;
	return {
		clipId: clip.id, assetId: asset.id, sourceTime: unlimitedSourceTime(clip, asset, span.start, frame),
		transform: clip.transform, crop: clip.crop,
		opacity: { first, perFrame: steps > 0 ? (last - first) / steps : 0 }, ...drawn && { drawn },
		effects: effectsOf(project, clip.id).filter(effect => effect.isEnabled && pictureEffectNamed(effect.type)), clipFrame: Math.round((span.start - clip.start) / frame),
	};
};

const nodeOf = (project: Project, picture: TrackPicture, span: TimeRange, frame: Time): readonly SpanNode[] => {
	if (picture.type === 'clip') {
		const layer = layerOf(project, picture.clip, span, frame);
		return layer ? [{ type: 'layer', layer }] : [];
	}
	const from = layerOf(project, picture.from, span, frame);
	const to = layerOf(project, picture.to, span, frame);
	const { type, parameters, duration } = picture.transition;
	return from && to ? [{
		type: 'transition', transition: type, parameters,
		firstFrame: Math.round((span.start - picture.start) / frame), frames: Math.round(duration / frame), from, to,
	}] : [];
};

/**
 * The range as maximal spans, in order and without holes: the export draws each with one filter graph. The range's ends are moved to the frame
 * boundaries at or before them. Says the same of every frame as `framePlan`. O(clips in range · tracks). Throws when there is no such sequence.
 */
export const planSpans = (project: Project, sequenceId: string, range: TimeRange): readonly PlanSpan[] => {
	const sequence = recordOf(project, 'sequence', sequenceId);
	if (!sequence) {
		throw new Error(`There is no sequence ${sequenceId}.`);
	}
	const frame = frameLength(sequence.frameRate);
	const tracks = tracksOf(project, sequenceId, 'video');
	const first = Math.floor(range.start / frame);
	const end = Math.floor(range.end / frame);
	const inside = [...tracks.flatMap(track => boundariesOfTrack(project, track, range, frame)), ...captionBoundaries(project, sequenceId, range)].map(at => Math.round(at / frame));
	const boundaries = [...new Set([first, end, ...inside])].filter(at => at >= first && at <= end).toSorted((a, b) => a - b);
	return boundaries.slice(0, -1).map((from, place) => {
		const frames = (boundaries[place + 1] ?? end) - from;
		const span = { start: from * frame as Time, end: (from + frames) * frame as Time };
		return {
			...span, frames,
			nodes: [
				...tracks.flatMap((track) => {
					const picture = pictureAt(project, track, span.start);
					return picture ? nodeOf(project, picture, span, frame) : [];
				}),
				...captionLayers(project, sequence, span.start).map((layer): SpanNode => ({ type: 'layer', layer: { ...layer, opacity: { first: 1, perFrame: 0 } } })),
			],
		};
	});
};
