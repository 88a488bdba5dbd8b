import type { AudioStream, VideoStream } from '../../shared/media/streams.ts';
import { timeFromSeconds } from '../../shared/time/time.ts';
import type { ProbedFile, ProbedStream } from './ffprobeJson.ts';
import type { FrameTiming } from './frameTiming.ts';

/** Names of what ffmpeg may not decode, by the four characters the container writes. */
const codecNames: Readonly<Record<string, string>> = {
	vvc1: 'VVC (H.266) video', vvi1: 'VVC (H.266) video', evc1: 'EVC video', apv1: 'APV video', lvc1: 'LCEVC video', avs3: 'AVS3 video',
	drmi: 'protected (DRM) video', encv: 'encrypted video', enca: 'encrypted sound', drms: 'protected (DRM) sound', 'ac-4': 'Dolby AC-4 sound',
	apac: 'Apple spatial sound', mha1: 'MPEG-H sound', mhm1: 'MPEG-H sound', iamf: 'IAMF sound', r3d: 'REDCODE video', braw: 'Blackmagic RAW video',
};

/** A stream's codec in words, for a refusal. */
export const codecInWords = (stream: ProbedStream): string => {
	const tag = stream.codec_tag_string.toLowerCase();
	const kind = stream.codec_type === 'audio' ? 'sound' : 'video';
	const named = codecNames[tag] ?? codecNames[stream.codec_name];
	if (named) {
		return named;
	}
	return stream.codec_name === 'unknown' ? `${kind} of an unknown kind (“${stream.codec_tag_string}”)` : `${stream.codec_name} ${kind}`;
};

/** True when the container has a stream but does not say what is in it: the description is damaged or missing. */
export const hasNoDescription = (stream: ProbedStream): boolean =>
	stream.codec_name === 'unknown' && /^(\[0\]){0,4}$/.test(stream.codec_tag_string);

/** Streams of the first program (a broadcast recording has several), or all when there are no programs. */
export const streamsOfFirstProgram = (file: ProbedFile): ProbedStream[] => {
	const program = file.programs.find(candidate => candidate.streams.length > 0);
	const wanted = new Set(program?.streams.map(stream => stream.index));
	return program ? file.streams.filter(stream => wanted.has(stream.index)) : file.streams;
};

/** The picture: not a cover, not a strip of thumbnails; the default one first, then the largest. */
export const pictureStream = (streams: readonly ProbedStream[]): ProbedStream | null =>
	streams.filter(stream => stream.codec_type === 'video' && stream.disposition.attached_pic === 0 && stream.disposition.timed_thumbnails === 0)
		.toSorted((a, b) => b.disposition.default - a.disposition.default || b.width * b.height - a.width * a.height)[0] ?? null;

type SideData = ProbedStream['side_data_list'];

/** The display matrix's nine numbers (16.16, 16.16, 2.30 …) as ffprobe prints them. */
const matrixOf = (sideData: SideData): number[] | null => {
	const text = sideData.find(data => data.displaymatrix !== undefined)?.displaymatrix;
	const numbers = text?.split('\n').flatMap(line => /^\d+:(.*)$/.exec(line)?.[1]?.trim().split(/\s+/).map(Number) ?? []);
	return numbers?.length === 9 ? numbers : null;
};

/** Clockwise degrees in quarters, and whether the matrix mirrors as well. */
export const orientationOf = (sideData: SideData): { rotation: VideoStream['rotation']; isMirrored: boolean } => {
	const counterClockwise = sideData.find(data => data.rotation !== undefined)?.rotation ?? 0;
	const quarters = ((Math.round(-counterClockwise / 90) % 4) + 4) % 4;
	const [a = 1, b = 0, , c = 0, d = 1] = matrixOf(sideData) ?? [];
	const rotations = [0, 90, 180, 270] as const;
	return { rotation: rotations[quarters] ?? 0, isMirrored: a * d - b * c < 0 };
};

/** Whether pixels of this format can be see-through. */
export const formatHasAlpha = (pixelFormat: string): boolean => /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|ayuv|pal8)/.test(pixelFormat);

/** Bits per component of a pixel format: 10 for yuv420p10le. 8 where the name has no number. */
export const bitsOf = (pixelFormat: string): number => {
	const match = /(?:p|gray|xyz|ya|rgb|bgr|rgba|bgra)(9|10|12|14|16|48|64)(?:le|be)?$/.exec(pixelFormat) ?? /^p0(10|12|16)/.exec(pixelFormat);
	const bits = Number(match?.[1] ?? 8);
	return bits > 16 ? 16 : bits;
};

const colourOf = (stream: ProbedStream, pixelFormat: string): VideoStream['colour'] => {
	const isRgb = /^(gbr|rgb|bgr|argb|abgr|pal8|mono)/.test(pixelFormat);
	const isFull = stream.color_range === 'pc' || stream.color_range === undefined && (isRgb || pixelFormat.startsWith('yuvj'));
	return {
		range: isFull ? 'full' : 'limited', matrix: isRgb ? 'rgb' : stream.color_space ?? 'unknown',
		primaries: stream.color_primaries ?? 'unknown', transfer: stream.color_transfer ?? 'unknown',
	};
};

/** The start timecode in the picture stream, in the container, or in a timecode track. */
const timecodeOf = (stream: ProbedStream, file: ProbedFile): string | null => {
	const found = stream.tags['timecode'] ?? file.format.tags['timecode'] ?? file.streams.map(other => other.tags['timecode']).find(text => text !== undefined);
	return found && /^\d{1,2}:\d{2}:\d{2}[:;.]\d{2,3}$/.test(found) ? found : null;
};

/** The picture as the document knows it. `firstFrameSeconds` lies on the file's own clock. */
export const videoStreamOf = (stream: ProbedStream, file: ProbedFile, timing: FrameTiming, firstFrameSeconds: number): VideoStream => {
	const { rotation } = orientationOf(stream.side_data_list);
	const isTurned = rotation === 90 || rotation === 270;
	const stated = stream.sample_aspect_ratio;
	const aspect = stated && stated.numerator > 0 && stated.denominator > 0 ? stated.numerator / stated.denominator : 1;
	const pixelFormat = stream.pix_fmt ?? '';
	const firstFrameAt = timeFromSeconds(firstFrameSeconds - (file.format.start_time ?? 0));
	return {
		codec: stream.codec_name,
		width: isTurned ? stream.height : stream.width, height: isTurned ? stream.width : stream.height,
		rotation, pixelAspect: isTurned ? 1 / aspect : aspect,
		frameRate: timing.frameRate, hasVariableFrameRate: timing.isVariable,
		hasAlpha: formatHasAlpha(pixelFormat) || (stream.codec_name === 'vp9' || stream.codec_name === 'vp8') && stream.tags['alpha_mode'] === '1',
		colour: colourOf(stream, pixelFormat), timecode: timecodeOf(stream, file), index: stream.index, firstFrameAt,
	};
};

/** A sound stream as the document knows it. */
export const audioStreamOf = (stream: ProbedStream): AudioStream => {
	const language = stream.tags['language'];
	return { codec: stream.codec_name, channels: Math.max(1, stream.channels), sampleRate: Math.max(1, stream.sample_rate), language: language && language !== 'und' ? language : null };
};
