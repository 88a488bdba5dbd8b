import type { VideoStream } from '../../shared/media/streams.ts';
import type { MediaFacts } from './probedMedia.ts';
import { bitsOf } from './streamFacts.ts';

/** Why the window cannot show a source itself. */
export type ProxyReason =
	/** Chromium has no decoder for it (HEVC, MPEG-2, ProRes …), or only for eight bits and 4:2:0. */
	| 'codec'
	/** The preview's reader does not open this container. */
	| 'container'
	/** More pixels than scrubbing on a small machine bears. */
	| 'large'
	/** Key frames so far apart that scrubbing would decode for seconds. */
	| 'sparse-key-frames'
	/** Mirrored, or turned in a way the preview does not do. */
	| 'orientation'
	/** The preview's reader and ffmpeg disagree about when frames are shown. */
	| 'clock';

/** The longest side the preview decodes as it is. */
const longestSide = 2560;
const longestStillSide = 4096;
const longestGopSeconds = 10;

const decodable: Readonly<Record<string, (pixelFormat: string) => boolean>> = {
	h264: format => format === 'yuv420p' || format === 'yuvj420p',
	vp8: format => format === 'yuv420p' || format === 'yuva420p',
	vp9: format => format === 'yuv420p' || format === 'yuva420p',
	av1: format => format === 'yuv420p' || format === 'yuvj420p',
};

/** Why the picture needs a proxy; null when the window can show the source itself. */
export const proxyReason = (mediaType: 'video' | 'audio' | 'image', video: VideoStream | null, facts: MediaFacts): ProxyReason | null => {
	if (!video) {
		return null;
	}
	const side = Math.max(video.width, video.height);
	if (mediaType === 'image') {
		if (facts.needsConversion) {
			return 'codec';
		}
		return side > longestStillSide ? 'large' : null;
	}
	if (!/^(mov|matroska)/.test(facts.format)) {
		return 'container';
	}
	if (!decodable[video.codec]?.(facts.pixelFormat) || bitsOf(facts.pixelFormat) > 8) {
		return 'codec';
	}
	if (facts.isMirrored) {
		return 'orientation';
	}
	if (side > longestSide) {
		return 'large';
	}
	if (facts.previewStartSeconds === null) {
		return 'clock';
	}
	return facts.longestGopSeconds > longestGopSeconds ? 'sparse-key-frames' : null;
};
