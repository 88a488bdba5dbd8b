import { open } from 'node:fs/promises';
import type { VideoStream } from '../../shared/media/streams.ts';
import { toSeconds, type Time } from '../../shared/time/time.ts';
import { writeWhole } from './cacheFiles.ts';
import { inputArguments, runFfmpeg } from './ffmpeg.ts';

const widest = 1280;
const stillSide = 4096;
/** Half a second at 24 fps: one seek decodes at most a dozen small frames. */
const framesPerGroup = 12;

/** A proxy's size: the picture as shown, in square pixels, at most `widest` on its longer side, even. */
export const proxySize = (video: Pick<VideoStream, 'width' | 'height' | 'pixelAspect'>, longest = widest): { width: number; height: number } => {
	const shownWidth = video.pixelAspect >= 1 ? video.width * video.pixelAspect : video.width;
	const shownHeight = video.pixelAspect >= 1 ? video.height : video.height / video.pixelAspect;
	const scale = Math.min(1, longest / Math.max(shownWidth, shownHeight));
	const even = (value: number): number => Math.max(16, Math.round(value * scale / 2) * 2);
	return { width: even(shownWidth), height: even(shownHeight) };
};

/** The file name of a proxy: see-through pictures need another codec, stills are PNG. */
export const proxyName = (mediaType: 'video' | 'image', video: Pick<VideoStream, 'hasAlpha'>): string => {
	if (mediaType === 'image') {
		return 'proxy.png';
	}
	return video.hasAlpha ? 'proxy.webm' : 'proxy.mp4';
};

/** A proxy's colours are its source's: same matrix, same range, so that whoever reads one reads the other. RGB becomes BT.709 at full range. */
const matrixOf = (video: VideoStream): string => {
	const known = ['bt709', 'smpte170m', 'bt470bg', 'smpte240m', 'fcc', 'bt2020nc'];
	const { matrix } = video.colour;
	if (matrix === 'rgb' || matrix === 'gbr') {
		return 'bt709';
	}
	if (matrix === 'bt2020c') {
		return 'bt2020nc';
	}
	// What is written nowhere is assumed, as everywhere (`VideoStream.colour`).
	const assumed = video.height >= 720 ? 'bt709' : 'smpte170m';
	return known.includes(matrix) ? matrix : assumed;
};

const rangeOf = (video: VideoStream): 'pc' | 'tv' => video.colour.range === 'full' ? 'pc' : 'tv';

/** Scales to `size`, eight bits, 4:2:0; the picture is turned upright by ffmpeg before. */
export const proxyFilter = (video: VideoStream, size: { width: number; height: number }): string => {
	const matrix = matrixOf(video).replace('bt2020nc', 'bt2020');
	const range = rangeOf(video);
	return [
		'setpts=PTS-STARTPTS',
		`scale=${size.width}:${size.height}:flags=bicubic+accurate_rnd+full_chroma_int:in_color_matrix=${matrix}:out_color_matrix=${matrix}:in_range=${range}:out_range=${range}`,
		'setsar=1', `format=${video.hasAlpha ? 'yuva420p' : 'yuv420p'}`,
	].join(',');
};

const encoder = (hasAlpha: boolean): string[] => hasAlpha
	? ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1', '-crf', '28', '-b:v', '0', '-g', String(framesPerGroup), '-auto-alt-ref', '0', '-f', 'webm']
	// No B-frames: every frame is decoded in the order it is shown, and no edit list is needed.
	: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-bf', '0', '-g', String(framesPerGroup), '-keyint_min', '1', '-sc_threshold', '0', '-movflags', '+faststart', '-f', 'mp4'];

/** The arguments that make a proxy of a moving picture: frame n of it is frame n of the source, at the source's times counted from its first frame. */
export const proxyArguments = (path: string, video: VideoStream, output: string): string[] => [
	...inputArguments(path, { video }), '-map', video.index === undefined ? '0:v:0' : `0:${video.index}`, '-an', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1',
	'-vf', proxyFilter(video, proxySize(video)), '-fps_mode', 'passthrough', '-enc_time_base', '-1', ...encoder(video.hasAlpha),
	'-color_range', rangeOf(video), '-colorspace', matrixOf(video), '-y', output,
];

/**
 * The arguments that make a PNG of a still. One that not everybody reads alike is converted as it is, since the export reads the copy; one that is only too large for
 * scrubbing is made smaller, to at most 4096 pixels on a side.
 */
export const stillArguments = (path: string, video: VideoStream, output: string, keepsSize: boolean): string[] => {
	const { width, height } = proxySize({ ...video, pixelAspect: 1 }, stillSide);
	const isSmaller = !keepsSize && (width < video.width || height < video.height);
	return [
		...inputArguments(path, { video }), '-map', video.index === undefined ? '0:v:0' : `0:${video.index}`,
		'-vf', `${isSmaller ? `scale=${width}:${height}:flags=area,` : ''}format=${video.hasAlpha ? 'rgba' : 'rgb24'}`, '-frames:v', '1', '-f', 'image2', '-update', '1', '-y', output,
	];
};

export type ProxyToMake = {
	path: string; mediaType: 'video' | 'image'; video: VideoStream; duration: Time | null; proxyPath: string;
	/** A still whose converted copy stands in for it everywhere. */
	needsConversion: boolean;
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: number) => void) | undefined;
};

/** Makes a proxy under its final name, or nothing. Fails as `runFfmpeg` does. */
export const makeProxy = (job: ProxyToMake): Promise<void> => writeWhole(job.proxyPath, async (partial) => {
	const whole = job.duration === null ? 1 : Math.max(0.001, toSeconds(job.duration));
	const args = job.mediaType === 'image' ? stillArguments(job.path, job.video, partial, job.needsConversion) : proxyArguments(job.path, job.video, partial);
	await runFfmpeg(args, {
		signal: job.signal, niceness: 10, outputPath: job.proxyPath,
		onProgress: ({ outSeconds }) => outSeconds !== null && job.onProgress?.(Math.min(1, outSeconds / whole)),
	});
	const file = await open(partial, 'r+');
	await file.sync().finally(() => file.close());
});
