import { roughColumns } from '../../shared/media/mediaUrls.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';

/** Raw rgb24 frames in a file. */
export type RawFrames = { readonly path: string; readonly width: number; readonly height: number; readonly frames: number; readonly fps: number };

/** Generated pictures are kept this many times larger, so that halving the colour's resolution costs nothing that was there. */
export const enlargement = 4;

const rawInput = ({ path, width, height, fps }: RawFrames): string[] =>
	['-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', `${width}x${height}`, '-framerate', String(fps), '-i', `file:${path}`];

/** From RGB to what the encoder takes, in `size`. */
export const deliveredFilter = ({ width, height }: { width: number; height: number }): string =>
	`scale=${width}:${height}:flags=lanczos+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv,format=yuv420p`;

/**
 * The film that generated pictures are kept as: H.264, visually lossless, BT.709, a key frame each second. The same frames give the same bytes: no dates, no version
 * strings, and one encoder thread, since x264 cuts its work by the number of threads.
 */
export const filmArguments = (fps: number, output: string): string[] => [
	'-c:v', 'libx264', '-preset', 'medium', '-crf', '12', '-threads', '1', '-g', String(Math.max(1, Math.round(fps))),
	'-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
	'-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', `file:${output}`,
];

/** Arguments that make a film of raw frames, scaled to `size` by Lanczos. */
export const encodeArguments = (raw: RawFrames, size: { width: number; height: number }, output: string): string[] => [
	'-y', ...rawInput(raw), '-vf', deliveredFilter(size), ...filmArguments(raw.fps, output),
];

/** Encodes raw frames to `output`, scaled to `size`. */
export const encodeFrames = async (raw: RawFrames, size: { width: number; height: number }, output: string, { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void }): Promise<void> => {
	await runFfmpeg(encodeArguments(raw, size, output), {
		signal, outputPath: output,
		onProgress: progress => onShare(Math.min(1, progress.frame / raw.frames)),
	});
};

/** Arguments that lay raw frames side by side, `roughColumns` to a row, as one JPEG. */
export const sheetArguments = (raw: RawFrames, output: string): string[] => [
	'-y', ...rawInput(raw), '-vf', `tile=${roughColumns}x${Math.ceil(raw.frames / roughColumns)}`, '-frames:v', '1', '-q:v', '4', '-f', 'mjpeg', `file:${output}`,
];

/** Makes a sheet of rough pictures. */
export const makeRoughSheet = async (raw: RawFrames, output: string, signal: AbortSignal): Promise<void> => {
	await runFfmpeg(sheetArguments(raw, output), { signal, outputPath: output });
};
