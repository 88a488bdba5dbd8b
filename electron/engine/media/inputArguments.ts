import type { VideoStream } from '../../shared/media/streams.ts';

/**
 * The demuxers that may open a user's file. Whatever reads other files or addresses (concat, hls, dash, imf, sdp, image2, lavfi …), draws text
 * (tty, subtitles), plays programs (libgme, libopenmpt) or has no timestamps (bare h264, hevc) is not among them, whatever the file is called.
 */
export const allowedFormats = [
	'mov', 'matroska', 'avi', 'mpegts', 'mpeg', 'flv', 'asf', 'mxf', 'dv', 'ivf', 'yuv4mpegpipe', 'nut',
	'mp3', 'wav', 'w64', 'flac', 'ogg', 'aac', 'aiff', 'caf', 'au', 'amr', 'ac3', 'eac3', 'dts', 'truehd', 'ape', 'wv', 'tta',
	'gif', 'apng', 'png_pipe', 'jpeg_pipe', 'webp_pipe', 'bmp_pipe', 'tiff_pipe', 'jpegxl_pipe', 'dpx_pipe', 'exr_pipe', 'psd_pipe', 'qoi_pipe', 'pbm_pipe', 'pgm_pipe', 'ppm_pipe', 'sgi_pipe',
] as const;

/** A picture larger than this is refused by the decoder before it asks for memory: 16384 × 16384. */
export const maximumPixels = 268_435_456;

const formats = allowedFormats.join(',');

/** Options every reader of a user's file needs, before `-i`: only known demuxers, only plain files, no giant pictures. */
const protection = (formatNames: string): string[] => ['-protocol_whitelist', 'file,pipe', '-format_whitelist', formatNames, '-max_pixels', String(maximumPixels)];

/**
 * The protection for `path`. ffmpeg opens a JPEG by its name's ending, with the one demuxer that also follows patterns (`shot%03d.jpg`): it is allowed for these
 * endings, and with patterns switched off where a percent sign could make one.
 */
export const protectionFor = (path: string): string[] => {
	const isStill = /\.(jpe?g|jpe|jfif|png|webp|bmp|tiff?|gif|jxl|dpx|exr|psd|qoi|p[bgp]m|sgi)$/i.test(path);
	if (isStill && path.includes('%')) {
		return [...protection('image2'), '-f', 'image2', '-pattern_type', 'none'];
	}
	return protection(/\.(jpe?g|jpe|jfif)$/i.test(path) ? `${formats},image2` : formats);
};

/** A path as ffmpeg's file protocol takes it: never an option, an address or `-`. */
export const fileUrl = (path: string): string => `file:${path}`;

/** The decoder to name for a stream that ffmpeg's own choice would decode without its alpha; empty for all others. */
export const decoderArguments = (video: Pick<VideoStream, 'codec' | 'hasAlpha'> | null): string[] => {
	if (video?.hasAlpha && video.codec === 'vp9') {
		return ['-c:v', 'libvpx-vp9'];
	}
	return video?.hasAlpha && video.codec === 'vp8' ? ['-c:v', 'libvpx'] : [];
};

/**
 * Arguments that open one file of the user's, `-i` included. `before` goes in front of `-i` (seeking, threads …). Give `video` when its picture
 * is wanted, so that VP8 and VP9 keep their alpha.
 */
export const inputArguments = (path: string, options: { before?: readonly string[]; video?: Pick<VideoStream, 'codec' | 'hasAlpha'> | null } = {}): string[] =>
	[...protectionFor(path), ...decoderArguments(options.video ?? null), ...options.before ?? [], '-i', fileUrl(path)];
