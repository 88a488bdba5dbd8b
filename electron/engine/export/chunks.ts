import { isSamePlace } from '../../shared/render/motion.ts';
import type { Size } from '../../shared/render/geometry.ts';
import type { PlanSpan, SpanLayer, SpanNode } from '../../shared/render/planSpans.ts';
import type { VideoStream } from '../../shared/media/streams.ts';
import { pictureEffectNamed } from '../../shared/effects/index.ts';
import { hidesAllBelow } from './layerFilters.ts';

/** A transition adds effects of its own to its layers. */
const haveSameEffects = (a: SpanLayer, b: SpanLayer): boolean => a.effects.length === b.effects.length && a.effects.every(({ id }, place) => id === b.effects[place]?.id);

/** Whether a clip's frames in one span and in the next come from one input: it runs forwards with the same effects, and moves in both or stands at one place in both. */
export const isOneRun = (a: SpanLayer, b: SpanLayer): boolean => a.clipId === b.clipId && !a.isReversed && haveSameEffects(a, b) && (a.motion && b.motion ? true : !a.motion && !b.motion && isSamePlace(a, b));

/** Consecutive spans that one ffmpeg draws. `firstFrame` counts from the beginning of the export. */
export type Chunk = { readonly firstFrame: number; readonly frames: number; readonly spans: readonly PlanSpan[] };

/** What a span's layers show, for deciding what is seen and what it costs. */
export type VideoOf = (assetId: string) => VideoStream | null;

const layersOf = (node: SpanNode): readonly SpanLayer[] => (node.type === 'layer' ? [node.layer] : [node.from, node.to]);

/** All layers of a span, back to front, also those that only adjust what lies below. */
export const layersOfSpan = (span: PlanSpan): readonly SpanLayer[] => span.nodes.flatMap(layersOf);

const isClear = (layer: SpanLayer): boolean => layer.opacity.first === 0 && layer.opacity.perFrame === 0;
const isFull = (layer: SpanLayer): boolean => layer.opacity.first === 1 && layer.opacity.perFrame === 0;

/** The span without layers nobody can see: transparent ones, and those under a layer that hides the whole frame. Saves decoding them. */
export const withoutHidden = (span: PlanSpan, frame: Size, videoOf: VideoOf): PlanSpan => {
	const hides = (layer: SpanLayer): boolean => {
		const video = videoOf(layer.assetId);
		return video !== null && isFull(layer) && layer.blend === 'normal' && !layer.adjusts && !layer.effects.some(effect => pictureEffectNamed(effect.type)?.isSeeThrough)
			&& (layer.motion ?? [layer]).every(({ crop, transform }) => hidesAllBelow(video, crop, transform, frame));
	};
	const nodes = span.nodes.filter(node => node.type === 'transition' || !isClear(node.layer));
	const lowest = nodes.findLastIndex(node => layersOf(node).every(hides));
	return { ...span, nodes: nodes.slice(Math.max(0, lowest)) };
};

/**
 * Pixels of all sources one ffmpeg may have open: every open decoder keeps a handful of frames, about 80 MB for 1080p on two cores. With eight open an export
 * with its encoder and the engine peaked at 963 MB (`npm run bench -- memory`); with five, 815 MB. More, one after the other, gain nothing.
 */
const largestOpen = 5 * 1920 * 1080;
const smallestCost = 640 * 360;

/**
 * Most frames of layers that move or run at changing speeds, and most spans, of one chunk: every such frame's place (or moment) is written into the graph, up to 150 characters,
 * and an argument of a process may have 128 KiB on Linux.
 */
const mostMovingFrames = 600;
const mostSpans = 48;

const movingFrames = (span: PlanSpan): number => layersOfSpan(span).reduce((sum, layer) => sum + (layer.motion?.length ?? 0) + (layer.moments?.length ?? 0), 0);

/** Cuts the spans into chunks that keep memory bounded, whatever the film's length. A single span with more layers than the bound is a chunk of its own. */
export const chunksOf = (spans: readonly PlanSpan[], videoOf: VideoOf, bound: number = largestOpen): readonly Chunk[] => {
	const costOf = ({ assetId }: SpanLayer) => Math.max(smallestCost, (videoOf(assetId)?.width ?? 0) * (videoOf(assetId)?.height ?? 0));
	const chunks: { firstFrame: number; frames: number; spans: PlanSpan[] }[] = [];
	/** The layers of the span before, by clip. */
	let before = new Map<string, SpanLayer>();
	let cost = 0;
	let moving = 0;
	let firstFrame = 0;
	for (const span of spans) {
		const wanted = new Map(layersOfSpan(span).map(layer => [layer.clipId, layer]));
		const isRead = (layer: SpanLayer) => {
			const known = before.get(layer.clipId);
			return known !== undefined && isOneRun(known, layer);
		};
		const added = [...wanted.values()].filter(layer => !isRead(layer)).reduce((sum, layer) => sum + costOf(layer), 0);
		const last = chunks.at(-1);
		const movingHere = movingFrames(span);
		if (last && cost + added <= bound && moving + movingHere <= mostMovingFrames && last.spans.length < mostSpans) {
			last.spans.push(span);
			last.frames += span.frames;
			cost += added;
			moving += movingHere;
		} else {
			chunks.push({ firstFrame, frames: span.frames, spans: [span] });
			cost = [...wanted.values()].reduce((sum, layer) => sum + costOf(layer), 0);
			moving = movingHere;
		}
		before = wanted;
		firstFrame += span.frames;
	}
	return chunks;
};
