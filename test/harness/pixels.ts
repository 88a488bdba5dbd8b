import { runFfmpeg } from '../../electron/engine/media/ffmpeg.ts';

/** Decoded frames of a film, as RGB. */
export type Pixels = { readonly width: number; readonly height: number; readonly frames: readonly Buffer[] };

/** All frames of a small film, its colours read as its tags say. */
export const readPixels = async (path: string, size: { width: number; height: number }): Promise<Pixels> => {
	const chunks: Buffer[] = [];
	await runFfmpeg([
		'-i', `file:${path}`, '-map', '0:v:0', '-vf', 'scale=flags=bicubic+accurate_rnd+full_chroma_int', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1',
	], { onOutput: chunk => void chunks.push(chunk) });
	const all = Buffer.concat(chunks);
	const bytes = size.width * size.height * 3;
	return { ...size, frames: Array.from({ length: all.length / bytes }, (_, frame) => all.subarray(frame * bytes, (frame + 1) * bytes)) };
};

/** The colour of one pixel. */
export const pixelAt = (pixels: Pixels, frame: number, x: number, y: number): readonly number[] => {
	const at = (y * pixels.width + x) * 3;
	return [...pixels.frames[frame]?.subarray(at, at + 3) ?? []];
};

/** The middle of what is bright, weighted by how bright it is (green), in pixels from the outer corner. */
export const centreOfLight = (pixels: Pixels, frame: number): { x: number; y: number; light: number } => {
	let light = 0;
	let sumX = 0;
	let sumY = 0;
	const picture = pixels.frames[frame];
	for (let y = 0; y < pixels.height; y++) {
		for (let x = 0; x < pixels.width; x++) {
			const value = picture?.[(y * pixels.width + x) * 3 + 1] ?? 0;
			// Below this lies what compression leaves of black.
			const weight = value > 12 ? value : 0;
			light += weight;
			sumX += weight * (x + 0.5);
			sumY += weight * (y + 0.5);
		}
	}
	return { x: sumX / light, y: sumY / light, light: light / 255 };
};
