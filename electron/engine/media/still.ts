import { CallFailed } from '../../shared/contract/failure.ts';
import { runFfprobe } from './ffmpeg.ts';
import { probedFramesSchema, type ProbedFile, type ProbedStream } from './ffprobeJson.ts';
import { fileUrl, protectionFor } from './inputArguments.ts';
import type { ProbedMedia } from './probedMedia.ts';
import { orientationOf, videoStreamOf } from './streamFacts.ts';

/** ffmpeg's demuxers for single pictures. */
export const stillFormats = /_pipe$|^image2$/;

/** Pictures every Chromium shows as ffmpeg decodes them. Others, and turned ones, are converted to PNG once. */
const plainCodecs = new Set(['png', 'mjpeg', 'webp', 'bmp', 'gif']);
const plainPixels = /^(rgb24|rgba|gray|ya8|pal8|monob|bgr24|bgra|bgr0|yuvj4\d\dp|yuv420p|yuva420p|argb|gbrp)$/;

/**
 * A still: decodes it (all of it: it is one frame) and reads how its camera was held, which JPEG keeps with the frame. Its pixels are as shown: a turned or
 * mirrored picture is converted once, so rotation is always 0.
 */
export const probeStill = async (path: string, file: ProbedFile, stream: ProbedStream, signal: AbortSignal | undefined): Promise<ProbedMedia> => {
	const read = runFfprobe([...protectionFor(path), '-select_streams', String(stream.index), '-read_intervals', '%+#1', '-show_entries', 'frame=width,height,pix_fmt:frame_side_data', '-of', 'json', fileUrl(path)], { signal });
	const { output, lines } = await read.catch((error: unknown) => {
		throw error instanceof CallFailed && error.failure.kind === 'tool-failed' ? new CallFailed({ kind: 'media-unreadable', path, problem: `the picture is damaged (${error.failure.problem})` }) : error;
	});
	const [frame] = probedFramesSchema.parse(JSON.parse(output)).frames;
	if (!frame || lines.some(line => /^\[(png|mjpeg|webp|bmp|tiff|gif|image2)[^\]]*\].*(error|invalid|overread|truncat|end of|corrupt)/i.test(line))) {
		throw new CallFailed({ kind: 'media-unreadable', path, problem: 'the picture is damaged or cut off' });
	}
	const sideData = [...stream.side_data_list, ...frame.side_data_list];
	const { rotation, isMirrored } = orientationOf(sideData);
	const timing = { frameRate: { numerator: 1, denominator: 1 }, isVariable: false, usualSeconds: 1, longestGopSeconds: 0 };
	const video = videoStreamOf({ ...stream, side_data_list: [], pix_fmt: frame.pix_fmt ?? stream.pix_fmt }, file, timing, file.format.start_time ?? 0);
	const isTurned = rotation === 90 || rotation === 270;
	const pixelFormat = frame.pix_fmt ?? '';
	const isPlain = plainCodecs.has(stream.codec_name) && plainPixels.test(pixelFormat) && rotation === 0 && !isMirrored;
	return {
		mediaType: 'image', duration: null, audio: [],
		video: { ...video, width: isTurned ? video.height : video.width, height: isTurned ? video.width : video.height, pixelAspect: 1, timecode: null },
		facts: {
			format: file.format.format_name, audioIndexes: [], startSeconds: 0, pixelFormat, profile: '', longestGopSeconds: 0, isMirrored, needsConversion: !isPlain, previewStartSeconds: 0, soundStartSeconds: 0,
		},
	};
};
