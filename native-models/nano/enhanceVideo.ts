import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { FamilyResult, FamilyRuntime, ModelSession } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import type { VideoData } from './dataFiles.ts';
import { tilesOver, type Tile } from './tiles.ts';
import { videoFile } from './videoPlan.ts';

/** rgb24 frames in memory. */
type Frames = { readonly width: number; readonly height: number; readonly count: number; readonly pixels: Uint8Array };

/** Pixels of a tile's side without its margin: with 64 channels a layer of ten such frames takes about 130 MB. */
export const tileSide = 192;
/** Bytes of finished frames held at once; decides how many frames make a window. */
const windowBytes = 64e6;
const longestWindow = 8;

/** Frames of one window: few where they are large, at least two. */
export const framesPerWindow = ({ width, height }: { width: number; height: number }, factor: 2 | 4): number =>
	Math.max(2, Math.min(longestWindow, Math.floor(windowBytes / (width * height * 3 * factor * factor))));

/** A rectangle of all frames as [1, 3, count, rows, columns] in −1…1. */
const cutTile = ({ width, height, count, pixels }: Frames, { left, top, right, bottom }: Tile['seen']): Float32Array => {
	const [columns, rows] = [right - left, bottom - top];
	const out = new Float32Array(3 * count * rows * columns);
	for (let frame = 0; frame < count; frame++) {
		for (let y = 0; y < rows; y++) {
			for (let x = 0; x < columns; x++) {
				const pixel = ((frame * height + top + y) * width + left + x) * 3;
				for (let colour = 0; colour < 3; colour++) {
					out[((colour * count + frame) * rows + y) * columns + x] = (pixels[pixel + colour] as number) / 127.5 - 1;
				}
			}
		}
	}
	return out;
};

/** Copies the kept part of a tile's answer, twice as large as what was seen, into the picture. */
const placeTile = (out: Frames, answer: Float32Array, { seen, kept }: Tile): void => {
	const [columns, rows] = [2 * (seen.right - seen.left), 2 * (seen.bottom - seen.top)];
	for (let frame = 0; frame < out.count; frame++) {
		for (let y = 2 * kept.top; y < 2 * kept.bottom; y++) {
			for (let x = 2 * kept.left; x < 2 * kept.right; x++) {
				const pixel = ((frame * out.height + y) * out.width + x) * 3;
				for (let colour = 0; colour < 3; colour++) {
					const value = answer[((colour * out.count + frame) * rows + y - 2 * seen.top) * columns + x - 2 * seen.left] as number;
					out.pixels[pixel + colour] = Math.max(0, Math.min(255, Math.round((value + 1) * 127.5)));
				}
			}
		}
	}
};

/** All frames twice as large, tile by tile. */
const doubled = async (session: ModelSession, frames: Frames, margin: number, { signal, onTile }: { signal: AbortSignal; onTile: () => void }): Promise<Frames> => {
	const { width, height, count } = frames;
	const out: Frames = { width: 2 * width, height: 2 * height, count, pixels: new Uint8Array(4 * frames.pixels.length) };
	for (const tile of tilesOver(width, height, { side: tileSide, margin })) {
		if (signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		const [columns, rows] = [tile.seen.right - tile.seen.left, tile.seen.bottom - tile.seen.top];
		const { frames2x } = await session.run({ frames: { type: 'float32', data: cutTile(frames, tile.seen), shape: [1, 3, count, rows, columns] } });
		if (frames2x?.data.length !== 3 * count * rows * columns * 4) {
			throw new Error(`The enhancer gave ${frames2x?.shape.join('×') ?? 'nothing'} for ${count} frames of ${columns}×${rows}.`);
		}
		placeTile(out, frames2x.data, tile);
		onTile();
	}
	return out;
};

/** Tiles that an enhancement of `frames` frames runs, over all windows and passes. */
export const tilesOfEnhancement = (data: VideoData, { picture, factor }: Pick<TaskOf<'upscale-video'>, 'picture' | 'factor'>): number => {
	const margin = data.enhance?.receptivePixels ?? 0;
	const tiles = ({ width, height }: { width: number; height: number }): number => tilesOver(width, height, { side: tileSide, margin }).length;
	const windows = Math.ceil(picture.frames / framesPerWindow(picture, factor));
	return windows * (tiles(picture) + (factor === 4 ? tiles({ width: 2 * picture.width, height: 2 * picture.height }) : 0));
};

/**
 * A clip → the same clip, twice or four times as large: in windows of a few frames that see the frames around them, and tiles that see the pixels around them, so that
 * no join can be told from its surroundings. Four times is twice applied.
 */
export const enhanceVideo = async (task: TaskOf<'upscale-video'>, data: VideoData, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const film = runtime.pictures;
	if (!film || !data.enhance) {
		throw new Error(film ? 'The nano cast has no enhancer.' : 'An enhancement needs pictures.');
	}
	const { receptiveFrames, receptivePixels } = data.enhance;
	const { width, height, count } = film;
	const passes = task.factor === 4 ? 2 : 1;
	const core = framesPerWindow(film, task.factor);
	const steps = tilesOfEnhancement(data, { picture: { ...task.picture, width, height, frames: count }, factor: task.factor });
	const session = await runtime.open(videoFile(data, 'enhance', runtime));
	let step = 0;
	const onTile = (): void => runtime.report({ step: ++step, steps, stage: `tile ${step} of ${steps}` });
	for (let start = 0; start < count; start += core) {
		const end = Math.min(count, start + core);
		const from = Math.max(0, start - passes * receptiveFrames);
		const to = Math.min(count, end + passes * receptiveFrames);
		let frames: Frames = { width, height, count: to - from, pixels: await film.read(from, to - from) };
		for (let pass = 0; pass < passes; pass++) {
			frames = await doubled(session, frames, receptivePixels, { signal: runtime.signal, onTile });
		}
		const frameBytes = frames.width * frames.height * 3;
		await runtime.write(frames.pixels.subarray((start - from) * frameBytes, (end - from) * frameBytes));
	}
	return { type: 'picture', width: width * task.factor, height: height * task.factor, frames: count, fps: film.fps };
};
