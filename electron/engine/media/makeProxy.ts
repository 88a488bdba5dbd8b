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

/** Whose numbers a source's colours are: what it says, else what its size suggests. */
const matrixOf = (video: VideoStream): string => {
	if (video.colour.matrix !== 'unknown') {
		return ({ bt470bg: 'bt601', smpte170m: 'bt601', bt2020nc: 'bt2020', bt2020c: 'bt2020', bt709: 'bt709', smpte240m: 'smpte240m', fcc: 'fcc' } as Record<string, string>)[video.colour.matrix] ?? 'bt709';
	}
	return Math.min(video.width, video.height) >= 720 ? 'bt709' : 'bt601';
};

/** Scales to `size` and to BT.709, limited range, so that the preview has one kind of colour to think of. */
export const proxyFilter = (video: VideoStream, size: { width: number; height: number }): string => {
	const range = video.colour.range === 'full' ? 'pc' : 'tv';
	const isRgb = video.colour.matrix === 'rgb';
	const from = isRgb ? '' : `:in_color_matrix=${matrixOf(video)}:in_range=${range}`;
	return `setpts=PTS-STARTPTS,scale=${size.width}:${size.height}:flags=bicubic+accurate_rnd+full_chroma_int${from}:out_color_matrix=bt709:out_range=tv,setsar=1,format=${video.hasAlpha ? 'yuva420p' : 'yuv420p'}`;
};

const encoder = (hasAlpha: boolean): string[] => hasAlpha
	? ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1', '-crf', '28', '-b:v', '0', '-g', String(framesPerGroup), '-auto-alt-ref', '0', '-f', 'webm']
	// No B-frames: every frame is decoded in the order it is shown, and no edit list is needed.
	: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-bf', '0', '-g', String(framesPerGroup), '-keyint_min', '1', '-sc_threshold', '0', '-movflags', '+faststart', '-f', 'mp4'];

/** The arguments that make a proxy of a moving picture: frame n of it is frame n of the source, at the source's times counted from its first frame. */
export const proxyArguments = (path: string, video: VideoStream, output: string): string[] => [
	...inputArguments(path, { video }), '-map', video.index === undefined ? '0:v:0' : `0:${video.index}`, '-an', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1',
	'-vf', proxyFilter(video, proxySize(video)), '-fps_mode', 'passthrough', '-enc_time_base', '-1', ...encoder(video.hasAlpha),
	'-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-y', output,
];

/** The arguments that make the PNG of a still which not everybody reads alike. Never enlarged; at most 4096 pixels on a side. */
export const stillArguments = (path: string, video: VideoStream, output: string): string[] => {
	const { width, height } = proxySize({ ...video, pixelAspect: 1 }, stillSide);
	const isSmaller = width < video.width || height < video.height;
	return [
		...inputArguments(path, { video }), '-map', video.index === undefined ? '0:v:0' : `0:${video.index}`,
		'-vf', `${isSmaller ? `scale=${width}:${height}:flags=area,` : ''}format=${video.hasAlpha ? 'rgba' : 'rgb24'}`, '-frames:v', '1', '-f', 'image2', '-update', '1', '-y', output,
	];
};

export type ProxyToMake = {
	path: string; mediaType: 'video' | 'image'; video: VideoStream; duration: Time | null; proxyPath: string;
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: number) => void) | undefined;
};

/** Makes a proxy under its final name, or nothing. Fails as `runFfmpeg` does. */
export const makeProxy = (job: ProxyToMake): Promise<void> => writeWhole(job.proxyPath, async (partial) => {
	const whole = job.duration === null ? 1 : Math.max(0.001, toSeconds(job.duration));
	const args = job.mediaType === 'image' ? stillArguments(job.path, job.video, partial) : proxyArguments(job.path, job.video, partial);
	await runFfmpeg(args, {
		signal: job.signal, niceness: 10, outputPath: job.proxyPath,
		onProgress: ({ outSeconds }) => outSeconds !== null && job.onProgress?.(Math.min(1, outSeconds / whole)),
	});
	const file = await open(partial, 'r+');
	await file.sync().finally(() => file.close());
});
