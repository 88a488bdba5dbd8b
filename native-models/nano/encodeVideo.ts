import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { ModelSession, SmallFilm } from '../../electron/shared/generation/modelFamily.ts';
import { blendWindows, windowsOver, type Window } from '../../electron/shared/generation/windows.ts';
import type { VideoData } from './dataFiles.ts';
import type { VideoSize } from './videoPlan.ts';

/** Where a pixel of the coded picture comes from: beyond the seen edge the picture is mirrored, as nothing else looks like the edge of a picture to the model. */
const mirrored = (position: number, size: number): number => {
	const inside = position < 0 ? -1 - position : position;
	return Math.max(0, Math.min(size - 1, inside >= size ? 2 * size - 1 - inside : inside));
};

/** rgb24 frames of the seen size → [1, 3, frames, codedHeight, codedWidth] in −1…1. The last frame is held up to `count`. */
export const codedFrames = (pixels: Uint8Array, { width, height, codedWidth, codedHeight }: VideoSize, count: number): Float32Array => {
	const there = pixels.length / (width * height * 3);
	const left = Math.floor((codedWidth - width) / 2);
	const top = Math.floor((codedHeight - height) / 2);
	const out = new Float32Array(3 * count * codedHeight * codedWidth);
	for (let frame = 0; frame < count; frame++) {
		const from = Math.min(frame, there - 1) * width * height * 3;
		for (let y = 0; y < codedHeight; y++) {
			const row = from + mirrored(y - top, height) * width * 3;
			for (let x = 0; x < codedWidth; x++) {
				const pixel = row + mirrored(x - left, width) * 3;
				for (let colour = 0; colour < 3; colour++) {
					out[((colour * count + frame) * codedHeight + y) * codedWidth + x] = (pixels[pixel + colour] as number) / 127.5 - 1;
				}
			}
		}
	}
	return out;
};

/**
 * Frames `first` … `first + count − 1` of a film of the seen size → a latent [channels, slots, rows, columns], window by window, blended where windows overlap. What is
 * missing of the last slot is held.
 */
export const encodeFrames = async (
	session: ModelSession, data: VideoData, size: VideoSize, film: SmallFilm, { first, count, signal }: { first: number; count: number; signal: AbortSignal },
): Promise<Float32Array> => {
	const slots = Math.ceil(count / data.temporalFactor);
	const inner = size.codedHeight / data.spatialFactor * (size.codedWidth / data.spatialFactor);
	const parts: { window: Window; prediction: Float32Array }[] = [];
	for (const window of windowsOver(slots, data.latentFrames, data.windows.stride)) {
		if (signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		const frames = (window.end - window.start) * data.temporalFactor;
		const start = window.start * data.temporalFactor;
		const pixels = await film.read(first + start, Math.min(frames, count - start));
		const { latent } = await session.run({
			frames: { type: 'float32', data: codedFrames(pixels, size, frames), shape: [1, 3, frames, size.codedHeight, size.codedWidth] },
		});
		if (latent?.data.length !== data.channels * (window.end - window.start) * inner) {
			throw new Error(`The encoder gave ${latent?.shape.join('×') ?? 'nothing'} for ${frames} frames of ${size.codedWidth}×${size.codedHeight}.`);
		}
		parts.push({ window, prediction: latent.data });
	}
	const [only] = parts;
	return parts.length === 1 && only ? only.prediction : blendWindows(parts, slots, { outer: data.channels, inner }, data.windows.weights);
};
