import { open, stat, type FileHandle } from 'node:fs/promises';
import { CallFailed, type Failure } from '../../shared/contract/failure.ts';
import { time, timeFromSeconds } from '../../shared/time/time.ts';
import { missingBytes } from './containerEnd.ts';
import { checkPicture, checkSound } from './decodeCheck.ts';
import { runFfprobe } from './ffmpeg.ts';
import { probedFileSchema, type ProbedFile, type ProbedStream } from './ffprobeJson.ts';
import { fileUrl, protectionFor } from './inputArguments.ts';
import { readFrameTimes } from './packets.ts';
import { readPreviewStart } from './previewClock.ts';
import type { ProbedMedia } from './probedMedia.ts';
import { disguise } from './sniff.ts';
import { probeStill, stillFormats } from './still.ts';
import { audioStreamOf, codecInWords, formatHasAlpha, hasNoDescription, orientationOf, pictureStream, streamsOfFirstProgram, videoStreamOf } from './streamFacts.ts';

export type { MediaFacts, ProbedMedia } from './probedMedia.ts';

const unreadable = (path: string, problem: string): CallFailed => new CallFailed({ kind: 'media-unreadable', path, problem });

/** Opens a file that can be media; every reason why not is a failure of its own. */
const openMedia = async (path: string): Promise<{ file: FileHandle; sizeBytes: number }> => {
	const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
		const isGone = error.code === 'ENOENT' || error.code === 'ENOTDIR';
		throw isGone ? new CallFailed({ kind: 'media-missing', path }) : unreadable(path, error.code === 'EACCES' ? 'reading it is not permitted' : error.message);
	});
	if (found.isDirectory()) {
		throw new CallFailed({ kind: 'media-is-directory', path });
	}
	if (!found.isFile()) {
		throw unreadable(path, 'it is a device or a pipe, not a file');
	}
	if (found.size === 0) {
		throw new CallFailed({ kind: 'media-empty', path });
	}
	const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
		throw unreadable(path, error.code === 'EACCES' || error.code === 'EPERM' ? 'reading it is not permitted' : error.message);
	});
	return { file, sizeBytes: found.size };
};

const withoutDisguise = async (path: string): Promise<void> => {
	const { file, sizeBytes } = await openMedia(path);
	try {
		const { bytesRead, buffer } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
		const what = disguise(buffer.subarray(0, bytesRead));
		if (what) {
			throw new CallFailed({ kind: 'media-unsupported', path, what });
		}
		const missing = await missingBytes(file, sizeBytes);
		if (missing > 0) {
			throw unreadable(path, `it was cut off while it was copied or recorded (${missing} bytes are missing at its end)`);
		}
	} finally {
		await file.close();
	}
};

/** ffprobe's complaint about a whole file, in words a user can act on. */
const openingFailure = (path: string, problem: string): Failure => {
	if (/moov atom not found/i.test(problem)) {
		return { kind: 'media-unreadable', path, problem: 'its index is missing: it was cut off while it was copied or recorded' };
	}
	if (/not on whitelist|not in whitelist|whitelist/i.test(problem)) {
		return { kind: 'media-unsupported', path, what: 'a file of a kind Reelwright does not open' };
	}
	if (/Invalid data found|could not find codec parameters|End of file/i.test(problem)) {
		return { kind: 'media-unreadable', path, problem: 'it is damaged, or no media file' };
	}
	return { kind: 'media-unreadable', path, problem };
};

const readStreams = async (path: string, signal: AbortSignal | undefined): Promise<ProbedFile> => {
	try {
		const { output, lines } = await runFfprobe([...protectionFor(path), '-of', 'json', '-show_format', '-show_streams', '-show_programs', fileUrl(path)], { signal });
		const parsed = probedFileSchema.safeParse(JSON.parse(output));
		if (!parsed.success) {
			throw new CallFailed(openingFailure(path, lines.at(-1) ?? 'it is damaged, or no media file'));
		}
		return parsed.data;
	} catch (error) {
		if (error instanceof CallFailed && error.failure.kind === 'tool-failed') {
			throw new CallFailed(openingFailure(path, error.failure.problem));
		}
		throw error;
	}
};

/** The sound streams that can be heard. A stream of an unknown kind beside others is left out; alone it is a refusal. */
const soundStreams = (path: string, streams: readonly ProbedStream[]): ProbedStream[] => {
	const all = streams.filter(stream => stream.codec_type === 'audio');
	const known = all.filter(stream => stream.codec_name !== 'unknown' && stream.sample_rate > 0 && stream.channels > 0);
	const [unknown] = all;
	if (known.length === 0 && unknown) {
		throw hasNoDescription(unknown) ? unreadable(path, 'the description of its sound is missing') : new CallFailed({ kind: 'media-unsupported', path, what: `a file with ${codecInWords(unknown)}` });
	}
	return known;
};

const checkPictureStream = (path: string, stream: ProbedStream): void => {
	if (stream.codec_name === 'unknown') {
		throw hasNoDescription(stream) ? unreadable(path, 'the description of its picture is missing') : new CallFailed({ kind: 'media-unsupported', path, what: codecInWords(stream) });
	}
	if (stream.width === 0 || stream.height === 0) {
		throw unreadable(path, 'the size of its picture is missing');
	}
	if (Math.max(stream.width, stream.height) > 16_384) {
		throw new CallFailed({ kind: 'media-unsupported', path, what: `a picture of ${stream.width} × ${stream.height} pixels (16 384 is the most)` });
	}
};

/** Sound that goes on this much longer than the picture lengthens the asset; less is the rest of an encoder's last block. */
const soundTailSeconds = 0.5;

/**
 * Finds out what a file holds, and whether it can really be used: looks at its first bytes before any tool does, opens it with white-listed demuxers only, reads
 * the timestamps of its first packets, decodes its first pictures and sounds in a child process with a time limit. Fails with `media-missing`,
 * `media-is-directory`, `media-empty`, `media-unreadable`, `media-unsupported`, `tool-missing` or `cancelled`; the file is never changed.
 */
export const probeFile = async (path: string, signal?: AbortSignal): Promise<ProbedMedia> => {
	await withoutDisguise(path);
	const file = await readStreams(path, signal);
	const streams = streamsOfFirstProgram(file);
	const picture = pictureStream(streams);
	const sounds = soundStreams(path, streams);
	if (picture && stillFormats.test(file.format.format_name)) {
		checkPictureStream(path, picture);
		return probeStill(path, file, picture, signal);
	}
	if (!picture) {
		return probeSound(path, file, sounds, signal);
	}
	checkPictureStream(path, picture);
	const hasAlpha = formatHasAlpha(picture.pix_fmt ?? '') || picture.tags['alpha_mode'] === '1';
	const [frames] = await Promise.all([
		readFrameTimes(path, file, picture, signal),
		(async () => {
			await checkPicture(path, picture, file.format.format_name, hasAlpha, signal);
			for (const sound of sounds) {
				await checkSound(path, sound, signal);
			}
		})(),
	]);
	const startSeconds = frames.startSeconds;
	const previewStartSeconds = /^(mov|matroska)/.test(file.format.format_name) ? await readPreviewStart(path, frames.first, frames.hidesFrames) : null;
	// ffmpeg 5.1 ignores the edit list of a fragmented MP4, mediabunny follows it: the picture then lies earlier against the sound than ffmpeg says.
	const disagreement = previewStartSeconds === null || frames.hidesFrames ? 0 : startSeconds - previewStartSeconds;
	const soundShift = Math.abs(disagreement) > 0.001 ? disagreement : 0;
	const containerStart = file.format.start_time ?? 0;
	const pictureSeconds = frames.endSeconds - startSeconds;
	const soundEnd = Math.max(0, ...sounds.map(sound => (sound.start_time ?? 0) + (sound.duration ?? 0)));
	const wholeSeconds = soundEnd - startSeconds > pictureSeconds + soundTailSeconds ? soundEnd - startSeconds : pictureSeconds;
	const isStill = frames.count === 1 && /^gif$|^apng$/.test(file.format.format_name);
	const video = videoStreamOf(picture, file, frames.timing, startSeconds);
	if (isStill) {
		return probeStill(path, file, picture, signal);
	}
	if (!(wholeSeconds > 0)) {
		throw unreadable(path, 'its pictures have no timestamps');
	}
	return {
		mediaType: 'video', duration: timeFromSeconds(wholeSeconds), video, audio: sounds.map(audioStreamOf),
		facts: {
			format: file.format.format_name, audioIndexes: sounds.map(sound => sound.index), startSeconds, pixelFormat: picture.pix_fmt ?? '', profile: picture.profile ?? '',
			longestGopSeconds: frames.timing.longestGopSeconds, isMirrored: orientationOf(picture.side_data_list).isMirrored, needsConversion: false, previewStartSeconds, soundStartSeconds: startSeconds - containerStart - soundShift,
		},
	};
};

/** A file without a picture (a cover does not count). */
const probeSound = async (path: string, file: ProbedFile, sounds: readonly ProbedStream[], signal: AbortSignal | undefined): Promise<ProbedMedia> => {
	const [first] = sounds;
	if (!first) {
		throw new CallFailed({ kind: 'media-unsupported', path, what: 'a file without picture or sound' });
	}
	for (const sound of sounds) {
		await checkSound(path, sound, signal);
	}
	const startSeconds = Math.min(...sounds.map(sound => sound.start_time ?? file.format.start_time ?? 0));
	const ends = sounds.map(sound => (sound.start_time ?? 0) + (sound.duration ?? Number.NaN)).filter(Number.isFinite);
	const seconds = (ends.length > 0 ? Math.max(...ends) : (file.format.start_time ?? 0) + (file.format.duration ?? 0)) - startSeconds;
	if (!(seconds > 0)) {
		throw unreadable(path, 'its length cannot be told');
	}
	return {
		mediaType: 'audio', duration: time(Math.max(1, timeFromSeconds(seconds))), video: null, audio: sounds.map(audioStreamOf),
		facts: {
			format: file.format.format_name, audioIndexes: sounds.map(sound => sound.index), startSeconds, pixelFormat: '', profile: '', longestGopSeconds: 0,
			isMirrored: false, needsConversion: false, previewStartSeconds: null, soundStartSeconds: Math.max(0, startSeconds - (file.format.start_time ?? startSeconds)),
		},
	};
};
