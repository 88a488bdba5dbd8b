import type { BlendModeName } from '../blending/blendModes.ts';
import { frameLength } from '../time/frameRate.ts';
import { rampOf } from '../time/speedRamp.ts';
import type { Time, TimeRange } from '../time/time.ts';
import { clipEnd, clipsOfTrack, clipsWithin, effectsOf, firstEndingAfter, recordOf, tracksOf } from '../timeline/queries.ts';
import type { Asset, Clip, Crop, Project, Track, Transform, Transition } from '../timeline/records.ts';
import { effectsOnPicture, type LayerEffect } from '../effects/resolvedEffects.ts';
import type { PlanParameters } from './framePlan.ts';
import { captionBoundaries, captionLayers } from './captionLayers.ts';
import { adjustsBelow, drawnPicture, type DrawnPicture } from './drawnPicture.ts';
import { fadeBoundaries, opacityAt, pictureAsset, unlimitedSourceTime } from './layerAt.ts';
import { lowestAsItIs } from './lowestAsItIs.ts';
import { movedSide } from './movedSide.ts';
import { isMoving, motionBoundaries, placeOfClip, straightStretches, type LayerPlace } from './motion.ts';
import { mixProgress } from './mixProgress.ts';
import { sideEffect } from './sideEffect.ts';
import type { MovingTransition } from '../transitions/defineTransition.ts';
import { movingTransitionNamed, transitionParameters } from '../transitions/index.ts';
import type { Size } from './geometry.ts';
import { pictureAt, workingTransitions, type TrackPicture } from './pictureAt.ts';

/** A stretch of the sequence in which the same layers are seen, back to front, and everything about them is constant or changes in a straight line. */
export type PlanSpan = { readonly start: Time; readonly end: Time; readonly frames: number; readonly nodes: readonly SpanNode[] };

export type SpanNode =
	| { readonly type: 'layer'; readonly layer: SpanLayer }
	| {
		readonly type: 'transition'; readonly transition: string; readonly parameters: PlanParameters;
		readonly progress: Ramp;
		readonly from: SpanLayer; readonly to: SpanLayer;
	};

export type SpanLayer = {
	readonly clipId: string; readonly assetId: string;
	/** Moment of the source at the span's first frame, backwards at its last; not limited to the source (hold its first or last frame). Stills: 0. */
	readonly sourceTime: Time;
	/** Source per time, and whether it runs backwards: then the moment of frame k from the span's end is `sourceTime` + k frames × `speed`. */
	readonly speed: number; readonly isReversed: boolean;
	/** Where the speed changes: the moment of the source in every frame, in the order of the source (backwards the last frame's first). Null at one speed. */
	readonly moments: readonly Time[] | null;
	/** Of the first frame. */
	readonly transform: Transform; readonly crop: Crop;
	/** Of every frame, where the layer is on the move; null where it stands still. */
	readonly motion: readonly LayerPlace[] | null;
	readonly opacity: Ramp;
	/** How it is mixed with what lies below. */
	readonly blend: BlendModeName;
	/** Has no picture: its effects are done to all that lies below. Nothing is read for it. */
	readonly adjusts: boolean;
	/** Set where there is no file to read: the drawing of the span's first frame. The moments of its other frames follow at the sequence's rate. */
	readonly drawn?: DrawnPicture;
	/** The records, since they may change within the span: `resolvedEffects` says what they are `clipFrame` frames and on after the clip's start. */
	readonly effects: readonly LayerEffect[];
	/** Frames of the sequence from the clip's start to the span's first frame; negative in a transition into it. */
	readonly clipFrame: number;
};

/** A value that is `first` in the first frame of a span and grows by `perFrame` from frame to frame. */
export type Ramp = { readonly first: number; readonly perFrame: number };

/** Frames, counted from the clip's start, at which its keyframes begin a new stretch. Transitions show it before its start and after its end. */
const keyframeBoundaries = (project: Project, clip: Clip, frame: Time): readonly number[] => {
	if (Object.keys(clip.keyframes).length === 0) {
		return [];
	}
	const { into, outOf } = workingTransitions(project, clip);
	const first = -Math.round((into?.duration ?? 0) / 2 / frame);
	const end = Math.round((clip.duration + (outOf?.duration ?? 0) / 2) / frame);
	const opacities = () => Array.from({ length: end - first }, (_, place) => opacityAt(project, clip, clip.start + (first + place) * frame as Time, frame));
	return [
		...motionBoundaries(clip, frame, first, end),
		...clip.keyframes['opacity'] ? straightStretches(opacities()).map(place => first + place) : [],
	];
};

/** How far the straight lines an eased transition is drawn with may be from it: less than a code, and than a pixel where an edge goes through the picture. */
const progressTolerance = 1 / 1000;

/** Where the mix of a transition ceases to be a straight line. */
const mixBoundaries = (transition: Transition | undefined, cut: Time, frame: Time): readonly number[] => {
	if (!transition) {
		return [];
	}
	const frames = Math.round(transition.duration / frame);
	const values = Array.from({ length: frames }, (_, place) => mixProgress(transition, (place + 0.5) / frames));
	return straightStretches(values, progressTolerance).map(place => cut - transition.duration / 2 + place * frame);
};

/** Longest stretch of a clip that runs backwards which is planned at once: the export holds all its frames. About 75 MB for 1080p and above, where fewer fit. */
const longestReversed = 24;
const smallestReversed = 4;

const reversedBoundaries = (project: Project, clip: Clip, frame: Time): readonly number[] => {
	if (!clip.isReversed) {
		return [];
	}
	const video = pictureAsset(project, clip)?.video;
	const pixels = Math.max(1, (video?.width ?? 0) * (video?.height ?? 0));
	const step = Math.max(smallestReversed, Math.min(longestReversed, Math.floor(longestReversed * 1920 * 1080 / pixels)));
	const { into, outOf } = workingTransitions(project, clip);
	const first = clip.start - (into?.duration ?? 0) / 2;
	const frames = Math.round((clipEnd(clip) + (outOf?.duration ?? 0) / 2 - first) / frame);
	return Array.from({ length: Math.floor(frames / step) }, (_, place) => first + (place + 1) * step * frame);
};

const boundariesOfClip = (project: Project, clip: Clip, frame: Time): readonly number[] => {
	const { into, outOf } = workingTransitions(project, clip);
	return [
		...keyframeBoundaries(project, clip, frame).map(place => clip.start + place * frame),
		clip.start + (into ? into.duration / 2 : 0), clipEnd(clip) - (outOf ? outOf.duration / 2 : 0),
		...mixBoundaries(into, clip.start, frame), ...mixBoundaries(outOf, clipEnd(clip), frame),
		...fadeBoundaries(project, clip, frame), ...reversedBoundaries(project, clip, frame),
	];
};

/** The clips seen in a range, with those a transition brings in from beyond its ends. */
const clipsSeen = (project: Project, track: Track, range: TimeRange): readonly Clip[] => {
	const clips = clipsOfTrack(project, track.id);
	const first = firstEndingAfter(clips, range.start);
	return clips.slice(Math.max(0, first - 1), first + clipsWithin(clips, range).length + 1);
};

const boundariesOfTrack = (project: Project, track: Track, range: TimeRange, frame: Time): readonly number[] =>
	(track.isHidden ? [] : clipsSeen(project, track, range).flatMap(clip => (clip.isEnabled ? boundariesOfClip(project, clip, frame) : [])));

const momentsOf = (clip: Clip, asset: Asset, span: TimeRange, frame: Time): readonly Time[] => {
	const moments = Array.from({ length: Math.round((span.end - span.start) / frame) }, (_, place) => unlimitedSourceTime(clip, asset, span.start + place * frame as Time, frame));
	return clip.isReversed ? moments.toReversed() : moments;
};

const layerOf = (project: Project, clip: Clip, span: TimeRange, frame: Time): SpanLayer | null => {
	const asset = pictureAsset(project, clip);
	if (!asset) {
		return null;
	}
	const drawn = drawnPicture(clip, asset, span.start, frame);
	const local = span.start - clip.start;
	const first = opacityAt(project, clip, span.start, frame);
	const last = opacityAt(project, clip, span.end - frame as Time, frame);
	const steps = Math.round((span.end - span.start) / frame) - 1;
	const { transform, crop } = placeOfClip(clip, local);
	const isReversed = clip.isReversed && asset.duration !== null;
	return {
		clipId: clip.id, assetId: asset.id,
		sourceTime: unlimitedSourceTime(clip, asset, isReversed ? span.end - frame as Time : span.start, frame), speed: clip.speed, isReversed,
		moments: rampOf(clip) && asset.duration !== null ? momentsOf(clip, asset, span, frame) : null,
		transform, crop,
		motion: isMoving(clip, local) ? Array.from({ length: steps + 1 }, (_, place) => placeOfClip(clip, local + place * frame)) : null,
		opacity: { first, perFrame: steps > 0 ? (last - first) / steps : 0 }, ...drawn && { drawn },
		blend: clip.blend, adjusts: adjustsBelow(asset),
		effects: effectsOnPicture(project, clip, effectsOf(project, clip.id)), clipFrame: Math.round((span.start - clip.start) / frame),
	};
};

type TransitionPicture = TrackPicture & { type: 'transition' };

/** How far the mix is in the frames of a span. */
const progressIn = ({ transition, start }: TransitionPicture, span: TimeRange, frame: Time): Ramp => {
	const frames = Math.round(transition.duration / frame);
	const firstFrame = Math.round((span.start - start) / frame);
	const steps = Math.round((span.end - span.start) / frame) - 1;
	const progressAt = (place: number) => mixProgress(transition, (firstFrame + place + 0.5) / frames);
	const first = progressAt(0);
	return { first, perFrame: steps > 0 ? (progressAt(steps) - first) / steps : 0 };
};

/** The layers of a transition that moves them or does an effect to them, one over the other or mixed. */
const movedNodes = (project: Project, picture: TransitionPicture, definition: MovingTransition, from: SpanLayer, to: SpanLayer, span: TimeRange, frame: Time, size: Size): readonly SpanNode[] => {
	const parameters = transitionParameters(definition, picture.transition.parameters);
	const firstFrame = Math.round((span.start - picture.start) / frame);
	const frames = Math.round(picture.transition.duration / frame);
	const count = Math.round((span.end - span.start) / frame);
	const movedLayer = (layer: SpanLayer, side: 'from' | 'to'): SpanLayer => {
		const video = recordOf(project, 'asset', layer.assetId)?.video;
		const places = layer.motion ?? Array.from({ length: count }, () => layer);
		const motion = video ? places.flatMap((place, at) => movedSide(definition, side, (firstFrame + at + 0.5) / frames, parameters, place, video, size) ?? []) : [];
		return { ...layer, ...motion[0] && { ...motion[0], motion }, effects: [...layer.effects, ...sideEffect(definition, picture.transition, side, picture[side], picture.start, frame)] };
	};
	const sides = { from: movedLayer(from, 'from'), to: movedLayer(to, 'to') };
	return definition.mix === 'over'
		? [{ type: 'layer', layer: sides.from }, { type: 'layer', layer: sides.to }]
		: [{ type: 'transition', transition: 'cross-dissolve', parameters: {}, progress: progressIn(picture, span, frame), ...sides }];
};

const nodeOf = (project: Project, picture: TrackPicture, span: TimeRange, frame: Time, size: Size): readonly SpanNode[] => {
	if (picture.type === 'clip') {
		const layer = layerOf(project, picture.clip, span, frame);
		return layer ? [{ type: 'layer', layer }] : [];
	}
	const from = layerOf(project, picture.from, span, frame);
	const to = layerOf(project, picture.to, span, frame);
	const { type, parameters } = picture.transition;
	const definition = movingTransitionNamed(type);
	if (definition && from && to && !from.adjusts && !to.adjusts) {
		return movedNodes(project, picture, definition, from, to, span, frame, size);
	}
	return from && to ? [{
		type: 'transition', transition: type, parameters, progress: progressIn(picture, span, frame), from, to,
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
				...lowestAsItIs<SpanLayer, SpanNode>(tracks.flatMap((track) => {
					const picture = pictureAt(project, track, span.start);
					return picture ? nodeOf(project, picture, span, frame, sequence) : [];
				})),
				...captionLayers(project, sequence, span.start).map((layer): SpanNode => ({ type: 'layer', layer: { ...layer, speed: 1, isReversed: false, moments: null, motion: null, opacity: { first: 1, perFrame: 0 }, effects: [], clipFrame: 0 } })),
			],
		};
	});
};
