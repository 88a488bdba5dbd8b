import { isMaskKeyed, maskAt, withoutMaskKeyframes } from '../../../shared/effects/maskAt.ts';
import { pictureEffectNamed } from '../../../shared/effects/index.ts';
import type { EffectPlace } from '../../../shared/effects/pictureEffect.ts';
import { operationsOf, resolvedEffects, shadowsOf, type ResolvedEffect } from '../../../shared/effects/resolvedEffects.ts';
import { stepsOf, type Step } from '../../../shared/effects/steps.ts';
import { drawnStream, type VideoStream } from '../../../shared/media/streams.ts';
import { effectRaster } from '../../../shared/render/effectRaster.ts';
import type { Size } from '../../../shared/render/geometry.ts';
import type { LayerPlace } from '../../../shared/render/motion.ts';
import type { SpanLayer } from '../../../shared/render/planSpans.ts';
import { frameLength, type FrameRate } from '../../../shared/time/frameRate.ts';
import type { Time } from '../../../shared/time/time.ts';
import type { Crop } from '../../../shared/timeline/records.ts';
import { straightMix } from '../../../shared/transitions/defineTransition.ts';
import { colourOptions, exactly, onTicks } from '../sourceFilters.ts';
import { EffectGraph, stepsMove, type EffectPicture } from './effectGraph.ts';
import type { GraphFile } from './graphFile.ts';
import type { ShadowStretch } from './shadowFilters.ts';

/** A layer's frames with its effects done: `head` follows the filters of its time, `filters` stand for themselves, `tail` leads on to the filters of its place. */
export type EffectedRun = {
	readonly head: string; readonly filters: readonly string[]; readonly tail: string; readonly files: readonly GraphFile[];
	/** What comes out, as if it were a source. */
	readonly video: VideoStream;
	/** What the layer throws onto those below, stretch by stretch; empty if nothing ever. The layer must then be drawn as large as the frame. */
	readonly shadows: readonly ShadowStretch[];
	/** The number of frames is exact already. */
	readonly isExact: boolean;
};

/** Frames over which a change is drawn as a mix of its first and last picture. A mix of two tables or blurs that near each other cannot be told from the true one. */
const stretchFrames = 6;

/** What the effects of one frame are, and what of the picture they are done to is seen. */
type State = { readonly effects: readonly ResolvedEffect[]; readonly crop: Crop };

type Stretch = { readonly first: number; readonly count: number; readonly from: State; readonly to: State | null };

const isEqual = (a: State, b: State): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Most stretches of a run whose effects follow its crop: what is cut out along an edge that moves cannot be mixed, so they are a frame long where that many are enough. */
const mostCropStretches = 40;

const placeOf = ({ left, top, right, bottom }: Crop, size: Size): EffectPlace => ({ visible: { left, top, right: 1 - right, bottom: 1 - bottom }, aspect: size.width / size.height });

/** Whether the effects do something else to a picture whose crop moves. */
const followsCrop = (effects: readonly ResolvedEffect[], motion: readonly LayerPlace[], size: Size): boolean => {
	const done = new Set(motion.map(({ crop }) => JSON.stringify(placeOf(crop, size)))).size > 1 ? motion.map(({ crop }) => JSON.stringify(operationsOf(effects, placeOf(crop, size)))) : [];
	return new Set(done).size > 1;
};

/** The run as stretches in which the effects stay, or go from one state to another, however their masks move. They begin anew at every keyframe, so that a held value jumps. */
const stretchesOf = (layer: Pick<SpanLayer, 'effects' | 'clipFrame' | 'crop'>, motion: readonly LayerPlace[], frames: number, rate: FrameRate, size: Size): readonly Stretch[] => {
	const frame = frameLength(rate);
	const still = layer.effects.map(effect => ({ ...effect, keyframes: withoutMaskKeyframes(effect.keyframes) }));
	const effectsAt = (place: number) => resolvedEffects(still, (layer.clipFrame + place) * frame as Time);
	const isFollowing = followsCrop(effectsAt(0), motion, size);
	const longest = isFollowing ? Math.min(stretchFrames, Math.ceil(frames / mostCropStretches)) : stretchFrames;
	const stateAt = (place: number): State => ({ effects: effectsAt(place), crop: isFollowing ? (motion[place] ?? layer).crop : layer.crop });
	const lists = still.flatMap(effect => Object.values(effect.keyframes));
	if (lists.length === 0 && !isFollowing) {
		return [{ first: 0, count: frames, from: stateAt(0), to: null }];
	}
	const starts = new Set(lists.flatMap(list => list.map(keyframe => Math.ceil(keyframe.time / frame) - layer.clipFrame)));
	const stretches: Stretch[] = [];
	for (let first = 0; first < frames;) {
		const from = stateAt(first);
		let count = 1;
		let isStill = true;
		while (first + count < frames && !starts.has(first + count) && (isStill || count < longest)) {
			isStill &&= isEqual(from, stateAt(first + count));
			if (!isStill && count >= longest) {
				break;
			}
			count++;
		}
		const to = stateAt(first + count - 1);
		stretches.push({ first, count, from, to: isEqual(from, to) ? null : to });
		first += count;
	}
	return stretches;
};

/** The effects of a stretch, the masks that move with their shape in each of its frames. */
const withMaskPaths = (effects: readonly ResolvedEffect[], layer: Pick<SpanLayer, 'effects' | 'clipFrame'>, first: number, count: number, rate: FrameRate): readonly ResolvedEffect[] => effects.map((effect, number) => {
	const record = layer.effects[number];
	const path = record && isMaskKeyed(record) ? Array.from({ length: count }, (_, place) => maskAt(record, (layer.clipFrame + first + place) * frameLength(rate))).filter(mask => mask !== null) : [];
	const [mask] = path;
	return mask ? { ...effect, mask, maskPath: path } : effect;
});

/** Most stretches of a run whose shadow changes: each is a blur of its own. */
const mostShadowStretches = 40;

/** The shadows of a run as stretches in which they stay, as short as that many allow; what changes within one is taken in its middle. */
const shadowStretches = (layer: SpanLayer, frames: number, rate: FrameRate): readonly ShadowStretch[] => {
	const shadowsAt = (place: number) => shadowsOf(resolvedEffects(layer.effects, (layer.clipFrame + place) * frameLength(rate) as Time));
	const isKeyed = layer.effects.some(effect => Object.keys(effect.keyframes).length > 0 && pictureEffectNamed(effect.type)?.shadow);
	const length = isKeyed ? Math.ceil(frames / mostShadowStretches) : frames;
	const stretches: ShadowStretch[] = [];
	for (let first = 0; first < frames; first += length) {
		const count = Math.min(length, frames - first);
		const shadows = shadowsAt(first + (isKeyed ? count >> 1 : 0));
		const last = stretches.at(-1);
		if (last && JSON.stringify(last.shadows) === JSON.stringify(shadows)) {
			stretches[stretches.length - 1] = { ...last, count: last.count + count };
		} else {
			stretches.push({ first, count, shadows });
		}
	}
	return stretches.some(({ shadows }) => shadows.length > 0) ? stretches : [];
};

/** A branch after its effects: filters that stand for themselves, what they read, and whether they give exactly the frames asked for. */
export type ChangedPicture = { readonly picture: EffectPicture; readonly filters: readonly string[]; readonly files: readonly GraphFile[]; readonly isExact: boolean };

/** Does a layer's effects to a branch of `frames` frames of `size`. `motion`, where its frames lie when it is on the move, else empty. `prefix` begins every label. */
export const changedPicture = ({ layer, motion, frames, size, begun, rate, prefix }: { layer: Pick<SpanLayer, 'effects' | 'clipFrame' | 'crop'>; motion: readonly LayerPlace[]; frames: number; size: Size; begun: EffectPicture; rate: FrameRate; prefix: string }): ChangedPicture => {
	const stepsFor = ({ effects, crop }: State, { first, count }: Stretch): readonly Step[] => stepsOf(operationsOf(withMaskPaths(effects, layer, first, count, rate), placeOf(crop, size)));
	const stretches = stretchesOf(layer, motion, frames, rate, size);
	const isExact = stretches.length > 1 || layer.effects.some(isMaskKeyed) || stretches.some(stretch => stretch.to !== null || stepsMove(stepsFor(stretch.from, stretch)));
	const graphs: EffectGraph[] = [];
	const graphOf = (name: string, firstFrame: number) => {
		const graph = new EffectGraph({ prefix: `${prefix}${name}`, size, firstFrame });
		graphs.push(graph);
		return graph;
	};
	const joining: string[] = [];
	const drawn = stretches.map((stretch, number) => {
		const { first, count, from, to } = stretch;
		const label = stretches.length === 1 ? begun.label : `${prefix}p${number}`;
		const picture = { ...begun, label };
		if (!to) {
			return graphOf(`a${number}_`, layer.clipFrame + first).draw(picture, stepsFor(from, stretch));
		}
		joining.push(`[${label}]split[${label}a][${label}b]`);
		const before = graphOf(`a${number}_`, layer.clipFrame + first).draw({ ...begun, label: `${label}a` }, stepsFor(from, stretch));
		const after = graphOf(`b${number}_`, layer.clipFrame + first).draw({ ...begun, label: `${label}b` }, stepsFor(to, stretch));
		const hasAlpha = before.hasAlpha || after.hasAlpha;
		const ready = (side: EffectPicture) => `${hasAlpha && !side.hasAlpha ? 'format=gbrap,' : ''}${hasAlpha ? 'premultiply=inplace=1,' : ''}tpad=stop=-1:stop_mode=clone`;
		joining.push(
			`[${before.label}]${ready(before)}[${label}c]`, `[${after.label}]${ready(after)}[${label}d]`,
			`[${label}c][${label}d]${straightMix(0, 1 / (count - 1))},trim=end_frame=${count}${hasAlpha ? ',unpremultiply=inplace=1' : ''}[${label}e]`,
		);
		return { label: `${label}e`, hasAlpha };
	});
	const hasAlpha = drawn.some(picture => picture.hasAlpha);
	const parts = stretches.length === 1 ? [] : [
		`[${begun.label}]split=${stretches.length}${stretches.map((_, number) => `[${prefix}s${number}]`).join('')}`,
		...stretches.map(({ first, count }, number) => `[${prefix}s${number}]trim=start_frame=${first}:end_frame=${first + count},${onTicks}[${prefix}p${number}]`),
	];
	// Numbered anew: `concat` does not know how long a stretch of a single frame is.
	const joined = stretches.length === 1 ? [] : [
		...drawn.map((picture, number) => `[${picture.label}]${hasAlpha && !picture.hasAlpha ? 'format=gbrap' : 'null'}[${prefix}q${number}]`),
		`${drawn.map((_, number) => `[${prefix}q${number}]`).join('')}concat=n=${drawn.length}:v=1:a=0,${onTicks}[${prefix}out]`,
	];
	return {
		picture: { label: stretches.length === 1 ? drawn[0]?.label ?? begun.label : `${prefix}out`, hasAlpha },
		filters: [...parts, ...graphs.flatMap(graph => graph.filters), ...joining, ...joined], files: graphs.flatMap(graph => graph.files), isExact,
	};
};

/** The effects of a run, or null when it has none. `motion` is where its frames lie when it is on the move, else empty: they are done at the largest size it will have. `prefix` begins its labels. */
export const effectedRun = ({ layer, motion, frames, video, frame, rate, prefix }: { layer: SpanLayer; motion: readonly LayerPlace[]; frames: number; video: VideoStream; frame: Size; rate: FrameRate; prefix: string }): EffectedRun | null => {
	if (layer.effects.length === 0) {
		return null;
	}
	const size = effectRaster(video, Math.max(layer.transform.scale, ...motion.map(({ transform }) => transform.scale)), frame);
	const begun: EffectPicture = { label: `${prefix}in`, hasAlpha: video.hasAlpha };
	const { picture, filters, files, isExact } = changedPicture({ layer, motion, frames, size, begun, rate, prefix });
	const shadows = shadowStretches(layer, frames, rate);
	const careful = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
	return {
		head: `${isExact ? `${exactly(frames)},` : ''}scale=${size.width}:${size.height}${colourOptions(video) || ':in_color_matrix=bt709:in_range=tv'}:out_range=pc:${careful},format=${video.hasAlpha ? 'gbrap' : 'gbrp'},setsar=1[${begun.label}]`,
		filters, tail: `[${picture.label}]${shadows.length > 0 && !picture.hasAlpha ? 'format=gbrap,' : ''}`, files, isExact, shadows,
		video: drawnStream(size, picture.hasAlpha || shadows.length > 0),
	};
};
