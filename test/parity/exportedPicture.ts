import { chunkGraph } from '../../electron/engine/export/chunkGraph.ts';
import { chunksOf, withoutHidden } from '../../electron/engine/export/chunks.ts';
import { pictureSources, type ExportSources } from '../../electron/engine/export/exportSources.ts';
import { withDrawings } from '../../electron/engine/drawing/drawChunk.ts';
import { runGraph } from '../../electron/engine/export/runGraph.ts';
import { mixPlan } from '../../electron/shared/audio/mixPlan.ts';
import { planSpans } from '../../electron/shared/render/planSpans.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import type { TimeRange } from '../../electron/shared/time/time.ts';
import type { RgbaPicture } from './ssim.ts';

/** ffmpeg's usual conversion takes short cuts of up to two codes; this one does not. */
const toRgba = 'scale=in_color_matrix=bt709:in_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgba';

/**
 * All frames of `range` as the export hands them to its encoder (4:2:0, Rec. 709), in RGBA: what compression adds afterwards is measured elsewhere, for its
 * noise would hide what the test is about.
 */
export const exportedPictures = async (project: Project, sequenceId: string, range: TimeRange, sources: ExportSources): Promise<readonly RgbaPicture[]> => {
	const sequence = recordOf(project, 'sequence', sequenceId);
	if (!sequence) {
		throw new Error(`There is no sequence ${sequenceId}.`);
	}
	const { width, height } = sequence;
	const videoOf = (assetId: string) => recordOf(project, 'asset', assetId)?.video ?? null;
	const spans = planSpans(project, sequenceId, range).map(span => withoutHidden(span, { width, height }, videoOf));
	const files = await pictureSources(project, sequence.frameRate, spans, mixPlan(project, sequenceId, range), sources);
	const pictures: RgbaPicture[] = [];
	for (const chunk of chunksOf(spans, videoOf)) {
		const parts: Uint8Array[] = [];
		await withDrawings(chunk, sequence.frameRate, 1, new AbortController().signal, async (drawn) => {
			const graph = chunkGraph(chunk, { width, height }, sequence.frameRate, (assetId) => {
				const file = files.get(assetId);
				if (!file) {
					throw new Error(`${assetId} has no file.`);
				}
				return file;
			}, drawn);
			await runGraph(graph.files, [
				...graph.inputs, '-filter_complex', [...graph.filters, `[${graph.label}]${toRgba}[film]`].join(';'), '-map', '[film]',
				'-frames:v', String(chunk.frames), '-f', 'rawvideo', 'pipe:1',
			], { onOutput: part => void parts.push(Uint8Array.from(part)) });
		});
		const data = Buffer.concat(parts);
		const sizeBytes = width * height * 4;
		if (data.length !== chunk.frames * sizeBytes) {
			throw new Error(`${chunk.frames} frames were exported as ${data.length} bytes, not as ${width}×${height} pixels each.`);
		}
		pictures.push(...Array.from({ length: chunk.frames }, (_, place) => ({ width, height, data: data.subarray(place * sizeBytes, (place + 1) * sizeBytes) })));
	}
	return pictures;
};
