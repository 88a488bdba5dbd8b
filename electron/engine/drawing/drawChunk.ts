import { createCanvas } from '@napi-rs/canvas';
import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawFrame } from '../../shared/drawing/index.ts';
import type { Size } from '../../shared/render/geometry.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import { runsOf, type DrawnInput } from '../export/chunkGraph.ts';
import type { Chunk } from '../export/chunks.ts';
import { writingFailed } from '../export/exportTarget.ts';
import type { PixelRectangle } from '../export/layerFilters.ts';
import { rateText } from '../export/sourceFilters.ts';
import { boundsWith, partOf, type Bounds } from './drawnBounds.ts';
import { bundledGlyphs } from './fonts.ts';
import { heldSequence, stretchesOf, type DrawnStretch } from './drawnRun.ts';

/** Share of a picture from which on it is drawn whole. */
const largestPart = 0.6;

/** Only pictures of our own making lie there, so the one demuxer that follows patterns may read them. A percent sign of the folder's own is doubled. */
const sequenceInput = (folder: string, rate: FrameRate): readonly string[] => [
	'-protocol_whitelist', 'file,pipe', '-format_whitelist', 'image2', '-f', 'image2', '-framerate', rateText(rate), '-start_number', '0', '-i', `file:${join(folder.replaceAll('%', '%%'), '%06d.png')}`,
];

/** The part of a picture that holds anything in any of the stretches; null where it is most of the picture, and cutting it out saves nothing. */
const seenPart = (stretches: readonly DrawnStretch[], size: Size, signal: AbortSignal): PixelRectangle | null => {
	const context = createCanvas(size.width, size.height).getContext('2d');
	let bounds: Bounds | null = null;
	for (const { frame } of stretches) {
		signal.throwIfAborted();
		drawFrame(context, frame, size, bundledGlyphs);
		bounds = boundsWith(bounds, context.getImageData(0, 0, size.width, size.height).data, size);
	}
	const part = partOf(bounds, size);
	return part.width * part.height < largestPart * size.width * size.height ? part : null;
};

const written = async (stretches: readonly DrawnStretch[], size: Size, part: PixelRectangle | null, folder: string, signal: AbortSignal): Promise<readonly string[]> => {
	const { listed, filters } = heldSequence(stretches.map(stretch => stretch.count));
	const whole = createCanvas(size.width, size.height);
	const context = whole.getContext('2d');
	const canvas = part ? createCanvas(part.width, part.height) : whole;
	await mkdir(folder, { recursive: true });
	const nameOf = (number: number) => join(folder, `${String(number).padStart(6, '0')}.png`);
	let lastPicture = -1;
	for (const [number, picture] of listed.entries()) {
		signal.throwIfAborted();
		const stretch = stretches[picture];
		if (picture === lastPicture) {
			await link(nameOf(number - 1), nameOf(number));
		} else if (stretch) {
			drawFrame(context, stretch.frame, size, bundledGlyphs);
			if (part) {
				canvas.getContext('2d').putImageData(context.getImageData(part.left, part.top, part.width, part.height), 0, 0);
			}
			await writeFile(nameOf(number), await canvas.encode('png'));
		}
		lastPicture = picture;
	}
	return filters;
};

/**
 * Draws everything of a chunk that has no file, calls `work` with where the pictures lie, by the number of the run, and takes them away again. A title's text only ever becomes
 * pixels; ffmpeg sees numbered pictures. `zoom`: how many times larger than the sequence the film is. Only frames that differ are drawn.
 */
export const withDrawings = async <Result>(chunk: Chunk, rate: FrameRate, zoom: number, signal: AbortSignal, work: (drawn: ReadonlyMap<number, DrawnInput>) => Promise<Result>): Promise<Result> => {
	const runs = runsOf(chunk.spans).filter(run => run.layer.drawn);
	if (runs.length === 0) {
		return await work(new Map());
	}
	const folder = await mkdtemp(join(tmpdir(), 'reelwright-drawn-'));
	try {
		const inputs = new Map<number, DrawnInput>();
		for (const run of runs) {
			const { drawn } = run.layer;
			if (drawn) {
				const size = { width: Math.round(drawn.width * zoom), height: Math.round(drawn.height * zoom) };
				const stretches = stretchesOf(drawn, run.frames, frameLength(rate));
				const runFolder = join(folder, String(run.input));
				const part = drawn.hasAlpha ? seenPart(stretches, size, signal) : null;
				const filters = await written(stretches, size, part, runFolder, signal).catch((error: unknown) => {
					throw writingFailed(error, runFolder);
				});
				inputs.set(run.input, { arguments: sequenceInput(runFolder, rate), filters, part, ...size });
			}
		}
		return await work(inputs);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
