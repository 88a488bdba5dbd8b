import { open } from 'node:fs/promises';
import { CallFailed } from '../../shared/contract/failure.ts';
import { plainMaster, type MixPlan } from '../../shared/audio/mixPlan.ts';
import { planSpans } from '../../shared/render/planSpans.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import type { TimeRange } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { withDrawings } from '../drawing/drawChunk.ts';
import { chunkGraph } from './chunkGraph.ts';
import { chunksOf, withoutHidden } from './chunks.ts';
import { pictureSources, type ExportSources } from './exportSources.ts';
import { writingFailed } from './exportTarget.ts';
import { runGraph } from './runGraph.ts';
import { delivered } from './sourceFilters.ts';

export type RenderPicturesOptions = {
	readonly project: Project; readonly sequenceId: string; readonly range: TimeRange;
	/** Size of the frames written. */
	readonly width: number; readonly height: number; readonly rate: FrameRate;
	/** What becomes of another shape. `stretch`: the sequence's picture is averaged into the frame (default). `cover`: it keeps its shape and fills the frame; what hangs over is cut off. */
	readonly fit?: 'stretch' | 'cover';
	/** Composed with about this many pixels before it is averaged down. Default: 320 × 180; more where finer frames are written. */
	readonly composedPixels?: number;
	readonly sources: ExportSources;
	/** Raw rgb24 frames, overwritten. */
	readonly path: string;
	readonly signal: AbortSignal;
	/** 0…1 */
	readonly report: (share: number) => void;
};

/** Composed at least this large before it is averaged down: large enough that titles and edges land where they would in the film. */
const usualPixels = 320 * 180;

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** Cuts what hangs over at the longer side, evenly; nothing for a shape that fits. */
export const coverCrop = (from: { width: number; height: number }, to: { width: number; height: number }): string => {
	const width = Math.min(from.width, even(from.height * to.width / to.height));
	const height = Math.min(from.height, even(from.width * to.height / to.width));
	return width === from.width && height === from.height ? '' : `crop=${width}:${height},`;
};

/** A range without any sound. */
const silence: MixPlan = { sampleRate: 48_000, startSample: 0, sampleCount: 0, buses: [], master: plainMaster };

/**
 * Draws a range of a sequence small, exactly as an export would, into a file of raw frames: what a model looks at. Answers how many frames there are.
 * Fails like an export: `export-media-missing`, `media-not-ready`, `disk-full`, `cancelled`, `tool-failed`.
 */
export const renderPictures = async ({ project, sequenceId, range, width, height, rate, sources, path, signal, report, fit = 'stretch', composedPixels = usualPixels }: RenderPicturesOptions): Promise<number> => {
	const sequence = recordOf(project, 'sequence', sequenceId);
	if (!sequence) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no sequence ${sequenceId}.` });
	}
	const scale = Math.min(1, Math.sqrt(composedPixels / (sequence.width * sequence.height)));
	const frame = { width: even(sequence.width * scale), height: even(sequence.height * scale) };
	const videoOf = (assetId: string) => recordOf(project, 'asset', assetId)?.video ?? null;
	const spans = planSpans(project, sequenceId, range).map(span => withoutHidden(span, frame, videoOf));
	const files = await pictureSources(project, sequence.frameRate, spans, silence, sources);
	const chunks = chunksOf(spans, assetId => files.get(assetId)?.video ?? null);
	const first = Math.round(range.start / frameLength(sequence.frameRate));
	const allFrames = chunks.reduce((sum, chunk) => sum + delivered(first + chunk.firstFrame, chunk.frames, sequence.frameRate, rate).frames, 0);
	const file = await open(path, 'w').catch((error: unknown) => {
		throw writingFailed(error, path);
	});
	let done = 0;
	try {
		for (const chunk of chunks) {
			const inTime = delivered(first + chunk.firstFrame, chunk.frames, sequence.frameRate, rate);
			if (inTime.frames === 0) {
				continue;
			}
			await withDrawings(chunk, sequence.frameRate, 1, signal, async (drawn) => {
				const graph = chunkGraph(chunk, frame, sequence.frameRate, (assetId) => {
					const source = files.get(assetId);
					if (!source) {
						throw new Error(`${assetId} was not looked for.`);
					}
					return source;
				}, drawn);
				const small = `setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,${inTime.filters},${fit === 'cover' ? coverCrop(frame, { width, height }) : ''}`
					+ `scale=${width}:${height}:flags=area:in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24`;
				await runGraph(graph.files, [
					...graph.inputs, '-filter_complex', [...graph.filters, `[${graph.label}]${small}[small]`].join(';'), '-map', '[small]', '-an',
					'-frames:v', String(inTime.frames), '-f', 'rawvideo', 'pipe:1',
				], {
					signal, outputPath: path,
					onOutput: async (bytes) => {
						await file.writeFile(bytes).catch((error: unknown) => {
							throw writingFailed(error, path);
						});
						done += bytes.length / (width * height * 3);
						report(Math.min(1, done / allFrames));
					},
				});
			});
		}
	} finally {
		await file.close();
	}
	return Math.round(done);
};
