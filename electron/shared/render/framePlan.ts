import type { BlendModeName } from '../blending/blendModes.ts';
import { frameAt, frameLength, timeOfFrame } from '../time/frameRate.ts';
import type { Time } from '../time/time.ts';
import { effectsOf, recordOf, tracksOf } from '../timeline/queries.ts';
import type { Clip, Crop, Project, Transform } from '../timeline/records.ts';
import { captionLayers } from './captionLayers.ts';
import { adjustsBelow, drawnPicture, type DrawnPicture } from './drawnPicture.ts';
import { effectsOnPicture, resolvedEffects, type ResolvedEffect } from '../effects/resolvedEffects.ts';
import { opacityAt, pictureAsset, sourceTime } from './layerAt.ts';
import { lowestAsItIs } from './lowestAsItIs.ts';
import { movedSide } from './movedSide.ts';
import { isMoving, placeOfClip } from './motion.ts';
import { mixProgress } from './mixProgress.ts';
import { sideEffect } from './sideEffect.ts';
import type { MovingTransition } from '../transitions/defineTransition.ts';
import { movingTransitionNamed, transitionParameters } from '../transitions/index.ts';
import type { Size } from './geometry.ts';
import { pictureAt, type TrackPicture } from './pictureAt.ts';

/**
 * What is seen at one moment, back to front. Preview (WebGL2) and export (ffmpeg) both draw exactly this and know nothing else of the timeline.
 * A node is drawn over what lies below it.
 */
export type FramePlan = {
	readonly width: number; readonly height: number;
	readonly nodes: readonly PlanNode[];
};

export type PlanNode =
	| { readonly type: 'layer'; readonly layer: PlanLayer }
	/** Both sides are composed over transparent black first, then mixed by the transition. `progress` 0 is only `from`, 1 only `to`. */
	| { readonly type: 'transition'; readonly transition: string; readonly progress: number; readonly parameters: PlanParameters; readonly from: PlanLayer; readonly to: PlanLayer };

export type PlanParameters = Readonly<Record<string, number | string | boolean>>;

export type PlanLayer = {
	readonly clipId: string; readonly assetId: string;
	/** Show the source frame whose presentation interval holds this moment. Stills: 0. Never outside the source. */
	readonly sourceTime: Time;
	readonly transform: Transform; readonly crop: Crop;
	/** On the move between keyframes: drawn between pixels even where it lies on whole ones. */
	readonly isMoving: boolean;
	/** 0…1, the clip's opacity times its fades. */
	readonly opacity: number;
	/** How it is mixed with what lies below. */
	readonly blend: BlendModeName;
	/** Has no picture: its effects are done to all that lies below, and the result is laid over that. Its place and crop mean nothing. */
	readonly adjusts: boolean;
	/** Set where there is no file to read: the picture is drawn. */
	readonly drawn?: DrawnPicture;
	/** Done to the picture before it is placed, in order. */
	readonly effects: readonly ResolvedEffect[];
	/** Frames of the sequence since the clip's first: what grain is drawn by. */
	readonly clipFrame: number;
};

const layerOf = (project: Project, clip: Clip, at: Time, frame: Time): PlanLayer | null => {
	const asset = pictureAsset(project, clip);
	const drawn = asset && drawnPicture(clip, asset, at, frame);
	const local = at - clip.start;
	const { transform, crop } = placeOfClip(clip, local);
	return asset ? {
		clipId: clip.id, assetId: asset.id, sourceTime: sourceTime(clip, asset, at, frame),
		transform, crop, isMoving: isMoving(clip, local), opacity: opacityAt(project, clip, at, frame),
		blend: clip.blend, adjusts: adjustsBelow(asset),
		effects: resolvedEffects(effectsOnPicture(project, clip, effectsOf(project, clip.id)), local as Time), clipFrame: Math.round(local / frame), ...drawn && { drawn },
	} : null;
};

type TransitionPicture = TrackPicture & { type: 'transition' };

/** The layers of a transition that moves them or does an effect to them, one over the other or mixed. */
const movedNodes = (project: Project, picture: TransitionPicture, definition: MovingTransition, from: PlanLayer, to: PlanLayer, at: Time, frame: Time, size: Size): readonly PlanNode[] => {
	const progress = (Math.round((at - picture.start) / frame) + 0.5) / Math.round(picture.transition.duration / frame);
	const parameters = transitionParameters(definition, picture.transition.parameters);
	const movedLayer = (layer: PlanLayer, side: 'from' | 'to'): PlanLayer => {
		const video = recordOf(project, 'asset', layer.assetId)?.video;
		const place = video ? movedSide(definition, side, progress, parameters, layer, video, size) : null;
		const clip = picture[side];
		const added = resolvedEffects(sideEffect(definition, picture.transition, side, clip, picture.start, frame), at - clip.start as Time);
		return { ...layer, ...place && { ...place, isMoving: true }, effects: [...layer.effects, ...added] };
	};
	const sides = { from: movedLayer(from, 'from'), to: movedLayer(to, 'to') };
	return definition.mix === 'over'
		? [{ type: 'layer', layer: sides.from }, { type: 'layer', layer: sides.to }]
		: [{ type: 'transition', transition: 'cross-dissolve', progress: mixProgress(picture.transition, progress), parameters: {}, ...sides }];
};

const nodeOf = (project: Project, picture: TrackPicture, at: Time, frame: Time, size: Size): readonly PlanNode[] => {
	if (picture.type === 'clip') {
		const layer = layerOf(project, picture.clip, at, frame);
		return layer ? [{ type: 'layer', layer }] : [];
	}
	const from = layerOf(project, picture.from, at, frame);
	const to = layerOf(project, picture.to, at, frame);
	const { type, parameters, duration } = picture.transition;
	const definition = movingTransitionNamed(type);
	if (definition && from && to && !from.adjusts && !to.adjusts) {
		return movedNodes(project, picture, definition, from, to, at, frame, size);
	}
	return from && to ? [{ type: 'transition', transition: type, progress: mixProgress(picture.transition, (at - picture.start + frame / 2) / duration), parameters, from, to }] : [];
};

/**
 * What is seen in the frame of the sequence that holds `at` (so any moment within one frame gives the same plan). Transitions and fades are taken
 * in the middle of the frame. O(tracks · log clips). Throws when there is no such sequence.
 */
export const framePlan = (project: Project, sequenceId: string, at: Time): FramePlan => {
	const sequence = recordOf(project, 'sequence', sequenceId);
	if (!sequence) {
		throw new Error(`There is no sequence ${sequenceId}.`);
	}
	const frame = frameLength(sequence.frameRate);
	const start = timeOfFrame(frameAt(at, sequence.frameRate), sequence.frameRate);
	return {
		width: sequence.width, height: sequence.height,
		nodes: [
			...lowestAsItIs<PlanLayer, PlanNode>(tracksOf(project, sequenceId, 'video').flatMap((track) => {
				const picture = pictureAt(project, track, start);
				return picture ? nodeOf(project, picture, start, frame, sequence) : [];
			})),
			...captionLayers(project, sequence, start).map((layer): PlanNode => ({ type: 'layer', layer: { ...layer, isMoving: false, opacity: 1, effects: [], clipFrame: 0 } })),
		],
	};
};
