import { CallFailed, type Failure } from '../../shared/contract/failure.ts';
import type { VideoStream } from '../../shared/media/streams.ts';
import { runFfmpeg, runFfprobe } from './ffmpeg.ts';
import { probedFramesSchema, type ProbedStream } from './ffprobeJson.ts';
import { decoderArguments, fileUrl, protectionFor } from './inputArguments.ts';
import { codecInWords } from './streamFacts.ts';

const timeoutMs = 20_000;

const problemOf = (error: unknown): string | null => {
	const failure: Failure | null = error instanceof CallFailed ? error.failure : null;
	return failure?.kind === 'tool-failed' ? failure.problem : null;
};

/**
 * Decodes the first pictures, for real: a file may describe itself well and hold rubbish. A broadcast recording (mpegts) starts anywhere, so there one good picture is
 * enough; elsewhere each of the first 48 (8 above 1080p: they take longer) must be whole. Fails with `media-unsupported` or `media-unreadable`.
 */
export const checkPicture = async (path: string, stream: ProbedStream, format: string, hasAlpha: boolean, signal?: AbortSignal): Promise<void> => {
	const isStrict = !/mpegts|mpeg/.test(format);
	const video: Pick<VideoStream, 'codec' | 'hasAlpha'> = { codec: stream.codec_name, hasAlpha };
	let frames = 0;
	try {
		await runFfmpeg([
			...isStrict ? ['-xerror'] : [], ...protectionFor(path), ...decoderArguments(video), '-i', fileUrl(path),
			'-map', `0:${stream.index}`, '-frames:v', stream.width * stream.height > 2_100_000 ? '8' : '48', '-fps_mode', 'passthrough', '-f', 'null', '-',
		], { signal, timeoutMs, onProgress: report => frames = report.frame });
	} catch (error) {
		const problem = problemOf(error);
		if (problem === null) {
			throw error;
		}
		if (/Decoder .* not found|Could not find codec parameters/i.test(problem)) {
			throw new CallFailed({ kind: 'media-unsupported', path, what: codecInWords(stream) });
		}
		throw new CallFailed({ kind: 'media-unreadable', path, problem: `its picture is damaged (${problem})` });
	}
	if (frames === 0) {
		throw new CallFailed({ kind: 'media-unreadable', path, problem: 'no picture could be decoded from it' });
	}
};

/**
 * Decodes the first 60 packets of a sound stream. Besides decoding at all, they must take about as long as their timestamps say: a clock that runs many times
 * too fast would pile all sound onto the first moment. Gaps are fine.
 */
export const checkSound = async (path: string, stream: ProbedStream, signal?: AbortSignal): Promise<void> => {
	const read = runFfprobe([
		...protectionFor(path), '-select_streams', String(stream.index), '-read_intervals', '%+#60', '-show_entries', 'frame=pts_time,best_effort_timestamp_time,nb_samples', '-of', 'json', fileUrl(path),
	], { ...signal ? { signal } : {}, timeoutMs });
	const { output, lines } = await read.catch((error: unknown) => {
		const problem = problemOf(error);
		throw problem === null ? error : new CallFailed({ kind: 'media-unreadable', path, problem: `its sound is damaged (${problem})` });
	});
	const { frames } = probedFramesSchema.parse(JSON.parse(output));
	if (frames.length === 0) {
		const problem = lines.at(-1);
		if (problem === undefined) {
			return;
		}
		throw new CallFailed({ kind: 'media-unreadable', path, problem: 'its sound could not be decoded' });
	}
	const times = frames.map(frame => frame.pts_time ?? frame.best_effort_timestamp_time).filter(at => at !== undefined);
	const samples = frames.slice(0, -1).reduce((sum, frame) => sum + (frame.nb_samples ?? 0), 0);
	const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
	const heard = samples / Math.max(1, stream.sample_rate);
	if (times.length === frames.length && frames.length >= 10 && heard > 3 * Math.max(span, 0.01)) {
		throw new CallFailed({ kind: 'media-unreadable', path, problem: `its sound has a wrong clock (${heard.toFixed(1)} s of it are marked as ${span.toFixed(2)} s)` });
	}
};
