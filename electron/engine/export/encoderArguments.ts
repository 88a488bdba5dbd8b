import type { ExportSettings } from '../../shared/export/settings.ts';
import type { FrameRate } from '../../shared/time/frameRate.ts';
import { rateText } from './sourceFilters.ts';

type Quality = ExportSettings['quality'];

const h264 = { draft: ['superfast', '28'], good: ['veryfast', '20'], best: ['slow', '16'] } as const;
const vp9 = { draft: ['8', '38'], good: ['5', '31'], best: ['2', '22'] } as const;
const soundBits = { draft: '128k', good: '192k', best: '256k' } as const;

/** Every picture says how it is to be read; players guess otherwise, by size. */
const colourTags = ['-pix_fmt', 'yuv420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];

/** A key frame at least every two seconds, so that the film can be searched and cut again. */
const keyFrames = (rate: FrameRate): readonly string[] => ['-g', String(Math.max(1, Math.round(2 * rate.numerator / rate.denominator)))];

/** How the picture is compressed. */
export const pictureEncoder = (format: 'mp4' | 'webm', quality: Quality, rate: FrameRate): readonly string[] => {
	const common = [...colourTags, ...keyFrames(rate), '-r', rateText(rate)];
	if (format === 'mp4') {
		const [preset, crf] = h264[quality];
		return ['-c:v', 'libx264', '-preset', preset, '-crf', crf, '-profile:v', 'high', ...common];
	}
	const [speed, crf] = vp9[quality];
	return ['-c:v', 'libvpx-vp9', '-deadline', quality === 'draft' ? 'realtime' : 'good', '-cpu-used', speed, '-row-mt', '1', '-crf', crf, '-b:v', '0', ...common];
};

/** How the sound is compressed. */
export const soundEncoder = (format: ExportSettings['format'], quality: Quality): readonly string[] => {
	switch (format) {
		case 'mp4': return ['-c:a', 'aac', '-b:a', soundBits[quality]];
		case 'webm': return ['-c:a', 'libopus', '-b:a', soundBits[quality]];
		case 'wav': return ['-c:a', 'pcm_s24le'];
	}
};

/** The mix arrives through the pipe as raw samples. */
export const soundInput: readonly string[] = ['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0'];

/** The container, and the path as a plain file. Nothing of the sources' own data goes into the film. */
export const container = (format: ExportSettings['format'], path: string): readonly string[] => [
	'-map_metadata', '-1', '-map_chapters', '-1',
	...(format === 'mp4' ? ['-movflags', '+faststart'] : []),
	// A WAV above 4 GB becomes RF64.
	...(format === 'wav' ? ['-rf64', 'auto'] : []),
	'-f', format, '-y', `file:${path}`,
];

/** A chunk on the way: MP4 for both codecs, since its times are exact where WebM's are rounded to milliseconds. */
export const chunkContainer = (path: string): readonly string[] => ['-an', '-map_metadata', '-1', '-f', 'mp4', '-y', `file:${path}`];
