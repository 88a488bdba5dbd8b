import { drawnStream, type VideoStream } from '../../shared/media/streams.ts';
import type { Size } from '../../shared/render/geometry.ts';
import type { LayerPlace } from '../../shared/render/motion.ts';
import type { PlanSpan, SpanLayer } from '../../shared/render/planSpans.ts';
import type { FrameRate } from '../../shared/time/frameRate.ts';
import { zeroTime, type Time } from '../../shared/time/time.ts';
import { clipDefaults } from '../../shared/timeline/records.ts';
import { inputArguments } from '../media/inputArguments.ts';
import { isOneRun, layersOfSpan, type Chunk } from './chunks.ts';
import { drawnLayer, drawnPart, type DrawnLayer, type PixelRectangle } from './layerFilters.ts';
import { changedPicture, effectedRun, type ChangedPicture } from './effects/runEffects.ts';
import { shadowedRun } from './effects/shadowFilters.ts';
import type { GraphFile } from './effects/graphFile.ts';
import { drawnMoving } from './movingLayer.ts';
import { exactly, onTicks, sampled, sampledAt, seekTo } from './sourceFilters.ts';
import { SpanGraph } from './spanGraph.ts';

/** A file a layer is drawn from. */
export type PictureSource = {
	readonly path: string; readonly video: VideoStream; readonly isStill: boolean;
	/** False for containers that can only be searched packet by packet (MPEG transport and program streams). */
	readonly hasIndex: boolean;
};

/** Numbered pictures a drawn layer is read from: ffmpeg's input arguments, filters that hold some of them, the drawing's size, and the part of it that the pictures hold where the rest is empty. */
export type DrawnInput = { readonly arguments: readonly string[]; readonly filters: readonly string[]; readonly width: number; readonly height: number; readonly part: PixelRectangle | null };

/** A clip's frames through consecutive spans, in all of which it moves or in all of which it stands at one place: one input of ffmpeg. */
export type Run = { readonly layer: SpanLayer; readonly firstSpan: number; spans: number; frames: number; readonly input: number; readonly motion: LayerPlace[]; readonly moments: Time[] };

/** The inputs a chunk needs, in their order. */
export const runsOf = (spans: readonly PlanSpan[]): readonly Run[] => {
	const runs: Run[] = [];
	spans.forEach((span, place) => {
		for (const layer of layersOfSpan(span).filter(({ adjusts }) => !adjusts)) {
			const run = runs.findLast(candidate => candidate.firstSpan + candidate.spans === place && isOneRun(candidate.layer, layer));
			if (run) {
				run.spans++;
				run.frames += span.frames;
				run.motion.push(...layer.motion ?? []);
				run.moments.push(...layer.moments ?? []);
			} else {
				runs.push({ layer, firstSpan: place, spans: 1, frames: span.frames, input: runs.length, motion: [...layer.motion ?? []], moments: [...layer.moments ?? []] });
			}
		}
	});
	return runs;
};

const spanLabel = (run: Run, place: number): string => `r${run.input}_${place}`;

/** How a run's frames come in: arguments up to `-i`, the stream, the filters that bring them onto the export's clock, and what they are. */
type RunInput = { readonly arguments: readonly string[]; readonly picture: string; readonly time: string; readonly video: VideoStream; readonly part?: PixelRectangle | null };

const drawnInput = (drawn: DrawnInput, hasAlpha: boolean): RunInput => ({
	arguments: drawn.arguments, picture: 'v:0', time: [...drawn.filters, onTicks].join(','), video: drawnStream(drawn, hasAlpha), part: drawn.part,
});

/** Brings decoded frames, whose clock begins at `begun` of the source's, onto the export's: at one speed, or frame by frame where it changes. */
const timeOf = (run: Run, begun: Time, rate: FrameRate): string => (run.moments.length > 0
	? sampledAt(run.moments.map(moment => moment - begun as Time), rate)
	: sampled(run.layer.sourceTime - begun as Time, rate, run.layer.speed));

const fileInput = (run: Run, source: PictureSource, rate: FrameRate): RunInput => {
	const first = source.video.firstFrameAt ?? 0;
	const at = run.layer.sourceTime + first as Time;
	const seek = source.isStill ? { arguments: [], at: zeroTime } : seekTo(at, source.hasIndex);
	return {
		arguments: inputArguments(source.path, { before: seek.arguments, video: source.video }),
		picture: source.video.index === undefined ? 'V:0' : String(source.video.index),
		time: source.isStill ? `trim=end_frame=1,${onTicks}` : timeOf(run, seek.at - first as Time, rate), video: source.video,
	};
};

type DrawnRun = { readonly arguments: readonly string[]; readonly filters: readonly string[]; readonly files: readonly GraphFile[]; readonly placement: DrawnLayer['placement'] };

/** One input and the filters from its frames to one branch per span. */
const drawnRun = (run: Run, spans: readonly PlanSpan[], { arguments: input, picture, time, video, part = null }: RunInput, frame: Size, rate: FrameRate): DrawnRun => {
	const isMoving = run.motion.length > 0;
	// A moving picture's places are written out for exactly its frames, and what runs backwards must have an end to begin with; all else is drawn before its last frame is held, which saves drawing that again.
	const isCounted = isMoving || run.layer.isReversed;
	const effected = effectedRun({ layer: run.layer, motion: run.motion, frames: run.frames, video, frame, rate, prefix: `e${run.input}_` });
	const alone = part && !effected && !isMoving ? drawnPart(video, part, run.layer.crop, run.layer.transform, frame) : null;
	const whole = part && !alone ? [`pad=${video.width}:${video.height}:${part.left}:${part.top}:color=black@0`] : [];
	const read = [`[${run.input}:${picture}]${time}`, ...whole, ...isCounted ? [exactly(run.frames)] : [], ...run.layer.isReversed ? ['reverse', onTicks] : []].join(',');
	const source = effected?.video ?? video;
	const drawn = alone ?? (isMoving ? drawnMoving(source, run.motion, frame) : drawnLayer(source, run.layer.crop, run.layer.transform, frame));
	const placed = `${effected ? effected.tail : `${read},`}${drawn.filters}`;
	const layer = `e${run.input}_layer`;
	const shadowed = effected && effected.shadows.length > 0 ? shadowedRun(effected.shadows, layer, frame, `e${run.input}_w`) : null;
	const before = [
		...effected ? [`${read},${effected.head}`, ...effected.filters] : [],
		...shadowed ? [`${placed}[${layer}]`, ...shadowed.filters] : [],
	];
	const finished = `${shadowed ? `[${shadowed.label}]null` : placed}${isCounted || effected?.isExact ? '' : `,${exactly(run.frames)}`}`;
	const files = effected?.files ?? [];
	if (run.spans === 1) {
		return { arguments: input, filters: [...before, `${finished}[${spanLabel(run, run.firstSpan)}]`], files, placement: drawn.placement };
	}
	let begun = 0;
	const branches = spans.slice(run.firstSpan, run.firstSpan + run.spans).map((span, place) => {
		const label = spanLabel(run, run.firstSpan + place);
		const trimmed = `[${label}_whole]trim=start_frame=${begun}:end_frame=${begun + span.frames},${onTicks}[${label}]`;
		begun += span.frames;
		return { label, trimmed };
	});
	return {
		arguments: input,
		filters: [...before, `${finished},split=${run.spans}${branches.map(branch => `[${branch.label}_whole]`).join('')}`, ...branches.map(branch => branch.trimmed)],
		files, placement: drawn.placement,
	};
};

/** The inputs and filters that draw a chunk. */
export type ChunkGraph = {
	/** Inputs in front of all others, so that their numbers hold. */
	readonly inputs: readonly string[];
	readonly filters: readonly string[];
	/** What the filters read, from the folder ffmpeg is started in. */
	readonly files: readonly GraphFile[];
	/** The label of the finished picture: yuv420p, on the export's clock, exactly the chunk's frames. */
	readonly label: string;
};

/** Compiles a chunk to one filter graph. Pure; holds numbers only, and paths only in `inputs`. `drawings` are the inputs of what has no file, by the number of their run. */
export const chunkGraph = (chunk: Chunk, frame: Size, rate: FrameRate, sourceOf: (assetId: string) => PictureSource, drawings: ReadonlyMap<number, DrawnInput> = new Map()): ChunkGraph => {
	const { spans } = chunk;
	const runs = runsOf(spans);
	const drawn = runs.map((run) => {
		const drawing = drawings.get(run.input);
		return drawnRun(run, spans, drawing ? drawnInput(drawing, run.layer.drawn?.hasAlpha ?? true) : fileInput(run, sourceOf(run.layer.assetId), rate), frame, rate);
	});
	const pictures = spans.map((span, place) => {
		const adjusting: ChangedPicture[] = [];
		const graph = new SpanGraph({
			frame, frames: span.frames, prefix: `s${place}`,
			adjust: (layer, label) => {
				const changed = changedPicture({ layer: { ...layer, crop: clipDefaults.crop }, motion: [], frames: span.frames, size: frame, begun: { label, hasAlpha: false }, rate, prefix: `s${place}j${adjusting.length}_` });
				adjusting.push(changed);
				return changed.picture;
			},
		});
		const label = graph.draw(span.nodes, (layer) => {
			const run = runs.find(candidate => candidate.layer.clipId === layer.clipId && place >= candidate.firstSpan && place < candidate.firstSpan + candidate.spans);
			const placement = run && drawn[run.input]?.placement;
			if (!run || !placement) {
				throw new Error(`No input draws ${layer.clipId}.`);
			}
			return { label: spanLabel(run, place), placement };
		});
		return { label, filters: [...graph.filters, ...adjusting.flatMap(({ filters }) => filters)], files: adjusting.flatMap(({ files }) => files) };
	});
	// Numbered anew: `concat` does not know how long a span of a single frame is.
	const joined = pictures.length === 1
		? []
		: [`${pictures.map(picture => `[${picture.label}]`).join('')}concat=n=${pictures.length}:v=1:a=0,${onTicks}[joined]`];
	return {
		inputs: drawn.flatMap(run => run.arguments),
		files: [...drawn.flatMap(run => run.files), ...pictures.flatMap(picture => picture.files)],
		filters: [...drawn.flatMap(run => run.filters), ...pictures.flatMap(picture => picture.filters), ...joined],
		label: pictures.length === 1 ? pictures[0]?.label ?? 'joined' : 'joined',
	};
};
