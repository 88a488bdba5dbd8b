import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { ModelSession, RgbFrames } from '../../electron/shared/generation/modelFamily.ts';
import { cutWindow, type Window } from '../../electron/shared/generation/windows.ts';
import type { VideoData } from './dataFiles.ts';
import type { VideoPlan } from './videoPlan.ts';
import { withoutSteps } from './withoutSteps.ts';

/** The seen part of decoded frames, in −1 … 1: [frame][row][column][red, green, blue]. */
type Tile = { readonly firstFrame: number; readonly frames: Float32Array[] };

/** Decodes one window of the latent, smooths what shows of the latents' grid, and crops it to what is seen. */
const decodeTile = async (session: ModelSession, data: VideoData, plan: VideoPlan, latent: Float32Array, window: Window): Promise<Tile> => {
	const axis = { outer: data.channels, inner: plan.latentHeight * plan.latentWidth };
	const size = window.end - window.start;
	const { frames } = await session.run({
		latent: { type: 'float32', data: cutWindow(latent, plan.latentLength, axis, window), shape: [1, data.channels, size, plan.latentHeight, plan.latentWidth] },
	});
	if (!frames) {
		throw new Error('The decoder gave no frames.');
	}
	const { width, height, codedWidth, codedHeight } = plan.size;
	const count = size * data.temporalFactor;
	if (frames.data.length !== 3 * count * codedWidth * codedHeight) {
		throw new Error(`The decoder gave ${frames.shape.join('×')} for ${count} frames of ${codedWidth}×${codedHeight}.`);
	}
	withoutSteps(frames.data, { planes: 3 * count, height: codedHeight, width: codedWidth, block: data.spatialFactor });
	const left = Math.floor((codedWidth - width) / 2);
	const top = Math.floor((codedHeight - height) / 2);
	const plane = codedWidth * codedHeight;
	const cropped = Array.from({ length: count }, (_, frame) => {
		const out = new Float32Array(width * height * 3);
		for (let channel = 0; channel < 3; channel++) {
			const from = (channel * count + frame) * plane;
			for (let y = 0; y < height; y++) {
				for (let x = 0; x < width; x++) {
					out[(y * width + x) * 3 + channel] = frames.data[from + (y + top) * codedWidth + x + left] as number;
				}
			}
		}
		return out;
	});
	return { firstFrame: window.start * data.temporalFactor, frames: cropped };
};

/** −1 … 1 to 0 … 255, rounded. */
const toBytes = (frame: Float32Array, out: Uint8Array, at: number): void => {
	for (let i = 0; i < frame.length; i++) {
		out[at + i] = Math.max(0, Math.min(255, Math.round(((frame[i] as number) + 1) * 127.5)));
	}
};

/** Fades from `before` to `after`, frame by frame, in place in `after`: where two tiles overlap, as Movie Gen joins them. */
const joinTiles = (before: Tile, after: Tile): void => {
	const overlap = before.firstFrame + before.frames.length - after.firstFrame;
	for (let i = 0; i < overlap; i++) {
		const share = (i + 1) / (overlap + 1);
		const from = before.frames[after.firstFrame - before.firstFrame + i] as Float32Array;
		const to = after.frames[i] as Float32Array;
		for (let k = 0; k < to.length; k++) {
			to[k] = (from[k] as number) * (1 - share) + (to[k] as number) * share;
		}
	}
};

export type DecodeOptions = {
	/** The first frame that is written, and how many there are. */
	readonly first: number; readonly frames: number;
	readonly signal: AbortSignal;
	readonly write: (bytes: Uint8Array) => Promise<void>;
	/** Told after each tile of each latent. */
	readonly onTile: (done: number) => void;
	/** Several latents that are decoded side by side → the frame that is written; default: that of the only one. −1…1 each, [row][column][channel]. `frame` counts from `first`. */
	readonly combine?: (frames: readonly Float32Array[], frame: number) => Promise<Float32Array>;
};

/** Decodes tile by tile, blends tiles linearly where they overlap, and writes rgb24 frames. Holds two tiles of each latent in memory, whatever the length. */
export const decodeVideo = async (
	session: ModelSession, data: VideoData, plan: VideoPlan, latents: readonly Float32Array[],
	{ first, frames, signal, write, onTile, combine = ([only]) => Promise.resolve(only as Float32Array) }: DecodeOptions,
): Promise<void> => {
	const frameBytes = plan.size.width * plan.size.height * 3;
	let next = first;
	let done = 0;
	let before: readonly Tile[] | null = null;
	const writeUntil = async (tiles: readonly Tile[], end: number): Promise<void> => {
		const count = Math.min(end, first + frames) - next;
		if (count <= 0) {
			return;
		}
		const bytes = new Uint8Array(count * frameBytes);
		for (let i = 0; i < count; i++) {
			toBytes(await combine(tiles.map(tile => tile.frames[next + i - tile.firstFrame] as Float32Array), next + i - first), bytes, i * frameBytes);
		}
		await write(bytes);
		next += count;
	};
	for (const window of plan.windows) {
		const tiles: Tile[] = [];
		for (const latent of latents) {
			if (signal.aborted) {
				throw new CallFailed({ kind: 'cancelled' });
			}
			tiles.push(await decodeTile(session, data, plan, latent, window));
			onTile(++done);
		}
		if (before) {
			before.forEach((tile, i) => joinTiles(tile, tiles[i] as Tile));
			await writeUntil(before, window.start * data.temporalFactor);
		}
		before = tiles;
	}
	const [last] = before ?? [];
	if (before && last) {
		await writeUntil(before, last.firstFrame + last.frames.length);
	}
};

/** A rough picture is made of at most this many windows, and this many frames of each. */
const roughWindows = 4;
const framesOfRough = 4;

/** The moments of a clip that its rough pictures show, evenly spread, each with the window it is decoded from. Consecutive moments share a window. */
export const roughMoments = (windows: readonly Window[], latentLength: number, temporalFactor: number): readonly { readonly window: Window; readonly frames: readonly number[] }[] => {
	const count = Math.min(roughWindows, windows.length);
	const slice = latentLength * temporalFactor / count;
	return Array.from({ length: count }, (_, i) => {
		const middle = (i + 0.5) * slice / temporalFactor;
		const window = windows.reduce((best, it) => Math.abs((it.start + it.end) / 2 - middle) < Math.abs((best.start + best.end) / 2 - middle) ? it : best);
		const last = window.end * temporalFactor - 1;
		const frames = Array.from({ length: framesOfRough }, (_unused, k) =>
			Math.min(last, Math.max(window.start * temporalFactor, Math.floor(i * slice + (k + 0.5) * slice / framesOfRough))));
		return { window, frames };
	});
};

/** A few frames spread evenly over the clip, decoded without blending. */
export const roughVideo = async (session: ModelSession, data: VideoData, plan: VideoPlan, latent: Float32Array): Promise<RgbFrames> => {
	const frames: Float32Array[] = [];
	for (const moment of roughMoments(plan.windows, plan.latentLength, data.temporalFactor)) {
		const tile = await decodeTile(session, data, plan, latent, moment.window);
		frames.push(...moment.frames.map(frame => tile.frames[frame - tile.firstFrame] as Float32Array));
	}
	const { width, height } = plan.size;
	const pixels = new Uint8Array(frames.length * width * height * 3);
	frames.forEach((frame, i) => toBytes(frame, pixels, i * width * height * 3));
	return { width, height, count: frames.length, pixels };
};
