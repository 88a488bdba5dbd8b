import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { finishFor } from '../../shared/audio/finishFor.ts';
import type { Finish } from '../../shared/audio/finishedSound.ts';
import { mixPlan, type MixPlan } from '../../shared/audio/mixPlan.ts';
import { withoutCaptions } from '../../shared/render/captionLayers.ts';
import { planSpans, type PlanSpan } from '../../shared/render/planSpans.ts';
import type { Size } from '../../shared/render/geometry.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import { flicksPerSecond, zeroTime, type Time, type TimeRange } from '../../shared/time/time.ts';
import { recordOf, sequenceDuration } from '../../shared/timeline/queries.ts';
import type { Project, Sequence } from '../../shared/timeline/records.ts';
import { withDrawings } from '../drawing/drawChunk.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { chunkGraph, type DrawnInput, type PictureSource } from './chunkGraph.ts';
import { captionFilesOf, writeSidecars } from './captionFiles.ts';
import { chunksOf, withoutHidden, type Chunk } from './chunks.ts';
import { chunkContainer, container, pictureEncoder, soundEncoder, soundInput } from './encoderArguments.ts';
import { mixedBytes } from './exportSound.ts';
import { mixToMeasure } from './measureSound.ts';
import { pictureSources, sourcePaths, type ExportSources } from './exportSources.ts';
import { chunkList, chunkName, ExportTarget, isReadable, writingFailed } from './exportTarget.ts';
import type { GraphFile } from './effects/graphFile.ts';
import { runGraph } from './runGraph.ts';
import { delivered } from './sourceFilters.ts';

export type ExportOptions = {
	readonly project: Project; readonly sequenceId: string; readonly settings: ExportSettings;
	/** Where the film goes. */
	readonly path: string;
	readonly sources: ExportSources;
	/** Whether a file that is there already may be replaced. Never a source of the project's. */
	readonly overwrite: boolean;
	readonly signal: AbortSignal;
	/** `progress` 0…1. Time left is for the caller to estimate from it. */
	readonly report: (progress: number, stage: string) => void;
	/** Pixels of all sources that may be open at once: what bounds memory. Default: five of 1080p. */
	readonly largestOpen?: number;
};

/** Everything an export has decided before it writes. */
type Plan = {
	readonly range: TimeRange; readonly rate: FrameRate; readonly rateOut: FrameRate;
	/** The sequence's picture inside the film's, and the film's. They differ where the shapes do. */
	readonly frame: Size; readonly frameOut: Size;
	/** How many times larger than the sequence the film is; drawings are drawn that much larger, never smaller. */
	readonly zoom: number;
	readonly spans: readonly PlanSpan[]; readonly mix: MixPlan;
};

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

const framesOf = (sequence: Sequence, settings: ExportSettings): Pick<Plan, 'frame' | 'frameOut' | 'zoom'> => {
	const frameOut = { width: settings.width ?? sequence.width, height: settings.height ?? sequence.height };
	const scale = Math.min(frameOut.width / sequence.width, frameOut.height / sequence.height);
	const frame = { width: Math.min(frameOut.width, even(sequence.width * scale)), height: Math.min(frameOut.height, even(sequence.height * scale)) };
	return { frame, frameOut, zoom: Math.max(1, frame.width / sequence.width) };
};

const planned = ({ project: whole, sequenceId, settings }: ExportOptions): Plan => {
	const project = settings.captions === 'burn-in' ? whole : withoutCaptions(whole);
	const sequence = recordOf(project, 'sequence', sequenceId);
	if (!sequence) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no sequence ${sequenceId}.` });
	}
	const frameTime = frameLength(sequence.frameRate);
	const wanted = settings.range ?? { start: zeroTime, end: sequenceDuration(project, sequenceId) };
	const range = {
		start: Math.max(0, Math.round(wanted.start / frameTime)) * frameTime as Time,
		end: Math.max(0, Math.round(wanted.end / frameTime)) * frameTime as Time,
	};
	const sizes = framesOf(sequence, settings);
	const videoOf = (assetId: string) => recordOf(project, 'asset', assetId)?.video ?? null;
	const isSoundAlone = settings.format === 'wav';
	const spans = isSoundAlone ? [] : planSpans(project, sequenceId, range).map(span => withoutHidden(span, sizes.frame, videoOf));
	const mix = mixPlan(project, sequenceId, range);
	if (mix.buses.length === 0 && spans.every(span => span.nodes.length === 0)) {
		throw new CallFailed({ kind: 'nothing-to-export' });
	}
	return { range, rate: sequence.frameRate, rateOut: settings.frameRate ?? sequence.frameRate, ...sizes, spans, mix };
};

/** From a chunk's picture to frames for the encoder. */
const finishing = (plan: Plan, chunk: Chunk): { filters: string; frames: number } => {
	const { frame, frameOut } = plan;
	const isWhole = frame.width === frameOut.width && frame.height === frameOut.height;
	const margin = (outer: number, inner: number) => 2 * Math.floor((outer - inner) / 4);
	const pad = `pad=${frameOut.width}:${frameOut.height}:${margin(frameOut.width, frame.width)}:${margin(frameOut.height, frame.height)}:color=black,`;
	const inTime = delivered(Math.round(plan.range.start / frameLength(plan.rate)) + chunk.firstFrame, chunk.frames, plan.rate, plan.rateOut);
	return { filters: `${isWhole ? '' : pad}setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,${inTime.filters}`, frames: inTime.frames };
};

/** Runs steps of an export and adds their frames up to one progress. */
type Stage = { readonly doneFrames: number; readonly allFrames: number };

class FilmExport {
	#options: ExportOptions;
	#plan: Plan;
	#files: ReadonlyMap<string, PictureSource>;
	#target: ExportTarget;
	#finish: Finish | null = null;

	constructor(options: ExportOptions, plan: Plan, files: ReadonlyMap<string, PictureSource>, target: ExportTarget) {
		this.#options = options;
		this.#plan = plan;
		this.#files = files;
		this.#target = target;
	}

	/** Finds out how the sound comes to the loudness that was asked for. */
	async findFinish(): Promise<void> {
		const { settings: { loudness }, signal, report, sources } = this.#options;
		if (loudness && this.#plan.mix.buses.length > 0) {
			report(0, 'measuring the loudness');
			this.#finish = await finishFor(mixToMeasure(this.#plan.mix, sources, signal), { signal, report: share => report(0, `measuring the loudness, ${Math.round(100 * share)} %`) }, loudness);
		}
	}

	async #run(args: readonly string[], stage: Stage, withSound: boolean, files: readonly GraphFile[] = []): Promise<void> {
		const { signal, report, sources, path } = this.#options;
		await runGraph(files, args, {
			signal, outputPath: path,
			...(withSound ? { input: mixedBytes(this.#plan.mix, sources, signal, this.#finish) } : {}),
			onProgress: ({ frame, outSeconds }) => {
				const done = stage.doneFrames + (frame > 0 ? frame : (outSeconds ?? 0) * this.#plan.rateOut.numerator / this.#plan.rateOut.denominator);
				report(Math.min(1, done / stage.allFrames), `frame ${Math.min(Math.round(done), stage.allFrames)} of ${stage.allFrames}`);
			},
		});
	}

	/** Arguments that draw a chunk and compress it; `extraInputs` come after the chunk's own. */
	#drawing(chunk: Chunk, drawn: ReadonlyMap<number, DrawnInput>, extraInputs: readonly string[] = []): { args: readonly string[]; files: readonly GraphFile[]; frames: number } {
		const { frame, rate, rateOut } = this.#plan;
		const { settings } = this.#options;
		const graph = chunkGraph(chunk, frame, rate, (assetId) => {
			const file = this.#files.get(assetId);
			if (!file) {
				throw new Error(`${assetId} was not looked for.`);
			}
			return file;
		}, drawn);
		const finish = finishing(this.#plan, chunk);
		return {
			frames: finish.frames, files: graph.files,
			args: [
				...graph.inputs, ...extraInputs,
				// Ended by the filter: `-frames:v` would end the sound, still on its way through the pipe, together with the picture.
				'-filter_complex', [...graph.filters, `[${graph.label}]${finish.filters},trim=end_frame=${finish.frames}[film]`].join(';'), '-map', '[film]',
				...pictureEncoder(settings.format === 'webm' ? 'webm' : 'mp4', settings.quality, rateOut),
			],
		};
	}

	#withDrawings(chunk: Chunk, work: (drawn: ReadonlyMap<number, DrawnInput>) => Promise<void>): Promise<void> {
		return withDrawings(chunk, this.#plan.rate, this.#plan.zoom, this.#options.signal, work);
	}

	/** Sound alone. */
	async sound(): Promise<void> {
		const { format, quality } = this.#options.settings;
		const seconds = this.#plan.mix.sampleCount / 48_000;
		const { signal, report, sources, path } = this.#options;
		await runFfmpeg([...soundInput, ...soundEncoder(format, quality), ...container(format, this.#target.partial)], {
			signal, outputPath: path, input: mixedBytes(this.#plan.mix, sources, signal, this.#finish),
			onProgress: ({ outSeconds }) => report(Math.min(1, (outSeconds ?? 0) / seconds), 'mixing the sound'),
		});
	}

	/** A film that one ffmpeg can draw: picture and sound in one go. */
	async inOne(chunk: Chunk): Promise<void> {
		const { format, quality } = this.#options.settings;
		const hasSound = this.#plan.mix.buses.length > 0;
		await this.#withDrawings(chunk, async (drawn) => {
			const drawing = this.#drawing(chunk, drawn, hasSound ? soundInput : []);
			const inputs = drawing.args.filter(argument => argument === '-i').length;
			await this.#run([
				...drawing.args, ...(hasSound ? ['-map', `${inputs - 1}:a`, ...soundEncoder(format, quality)] : ['-an']),
				...container(format, this.#target.partial),
			], { doneFrames: 0, allFrames: drawing.frames }, hasSound, drawing.files);
		});
	}

	/** A film of any length: chunk after chunk with the same settings, then joined without compressing again while the sound is mixed in. */
	async inChunks(chunks: readonly Chunk[]): Promise<void> {
		const { settings: { format, quality }, report } = this.#options;
		const hasSound = this.#plan.mix.buses.length > 0;
		const folder = await this.#target.chunkFolder();
		const allFrames = chunks.reduce((sum, chunk) => sum + finishing(this.#plan, chunk).frames, 0);
		const written: { path: string; seconds: number }[] = [];
		let doneFrames = 0;
		for (const [number, chunk] of chunks.entries()) {
			const path = chunkName(folder, number);
			const { frames } = finishing(this.#plan, chunk);
			if (frames > 0) {
				await this.#withDrawings(chunk, async (drawn) => {
					const { args, files } = this.#drawing(chunk, drawn);
					await this.#run([...args, ...chunkContainer(path)], { doneFrames, allFrames }, false, files);
				});
				doneFrames += frames;
				const { rateOut } = this.#plan;
				written.push({ path, seconds: frames * frameLength(rateOut) / flicksPerSecond });
			}
		}
		const list = join(folder, 'list.txt');
		await writeFile(list, chunkList(written));
		report(1, 'joining the pieces');
		await this.#run([
			'-f', 'concat', '-safe', '1', '-protocol_whitelist', 'file,pipe', '-i', `file:${list}`, ...(hasSound ? soundInput : []),
			'-map', '0:v', '-c:v', 'copy', ...(hasSound ? ['-map', '1:a', ...soundEncoder(format, quality)] : ['-an']),
			...container(format, this.#target.partial),
		], { doneFrames: 0, allFrames }, hasSound);
	}
}

/** Caption files that would be replaced are refused before the film is made, as the film itself is. */
const refuseCaptionFiles = async ({ project, sequenceId, path, settings, overwrite }: ExportOptions): Promise<void> => {
	const files = settings.captions === 'srt' || settings.captions === 'vtt' ? captionFilesOf(project, sequenceId, path, settings.captions) : [];
	for (const file of overwrite ? [] : files) {
		if (await isReadable(file.path)) {
			throw new CallFailed({ kind: 'cannot-write', path: file.path, problem: 'a file of that name exists already' });
		}
	}
};

/**
 * Writes a sequence, or a range of it, as a film. Frame n of the film shows what `framePlan` says of frame n of the range; the sound is the mix of `mixPlan`, exactly as long as the picture.
 * Fails before writing with `nothing-to-export`, `export-media-missing`, `media-not-ready` or `cannot-write`; while writing with `disk-full`, `cancelled`, `tool-failed`.
 * Whatever happens, only a whole film stands under `path`.
 */
export const exportSequence = async (options: ExportOptions): Promise<void> => {
	const { project, sources, path, overwrite, settings } = options;
	const plan = planned(options);
	const files = await pictureSources(project, plan.rate, plan.spans, plan.mix, sources);
	await refuseCaptionFiles(options);
	const target = await ExportTarget.open(path, { sources: sourcePaths(project, sources), overwrite });
	try {
		const film = new FilmExport(options, plan, files, target);
		const chunks = chunksOf(plan.spans, assetId => files.get(assetId)?.video ?? null, options.largestOpen);
		const [only] = chunks;
		await film.findFinish();
		if (settings.format === 'wav') {
			await film.sound();
		} else if (only && chunks.length === 1) {
			await film.inOne(only);
		} else {
			await film.inChunks(chunks);
		}
		if (options.signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		await target.finish();
		if (settings.captions === 'srt' || settings.captions === 'vtt') {
			await writeSidecars(project, options.sequenceId, path, settings.captions, plan.range, overwrite);
		}
	} catch (error) {
		await target.discard();
		throw error instanceof CallFailed ? error : writingFailed(error, path);
	}
};
