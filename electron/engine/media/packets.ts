import type { FrameRate } from '../../shared/time/frameRate.ts';
import { runFfprobe } from './ffmpeg.ts';
import { probedPacketsSchema, type ProbedFile, type ProbedPacket, type ProbedStream } from './ffprobeJson.ts';
import { frameTimingOf, type FrameTime, type FrameTiming } from './frameTiming.ts';
import { fileUrl, protectionFor } from './inputArguments.ts';

/** Enough for ten seconds at 100 fps, so that the rate and the distance of key frames can be told; read in some 50 ms. */
const packetLimit = 1000;

const readPackets = async (path: string, stream: ProbedStream, interval: string, signal: AbortSignal | undefined): Promise<ProbedPacket[]> => {
	const { output } = await runFfprobe([
		...protectionFor(path), '-select_streams', String(stream.index), '-read_intervals', interval,
		'-show_entries', 'packet=pts,duration,flags', '-of', 'json', fileUrl(path),
	], { signal });
	return probedPacketsSchema.parse(JSON.parse(output)).packets;
};

/**
 * When the decoder shows its first frame. Without times of presentation it counts from the order of storage, so frames stored out of order (MPEG-4 with B-frames
 * in AVI) begin one frame late on ffmpeg's clock; cuts would be off by that frame.
 */
const firstShown = async (path: string, stream: ProbedStream, tick: FrameRate, signal: AbortSignal | undefined): Promise<number | null> => {
	const { output } = await runFfprobe([
		...protectionFor(path), '-select_streams', String(stream.index), '-read_intervals', '%+#8', '-show_entries', 'frame=best_effort_timestamp', '-of', 'csv=p=0', fileUrl(path),
	], { signal });
	const at = Number.parseInt(output, 10);
	return Number.isNaN(at) ? null : at * tick.numerator / tick.denominator;
};

/** Packets that are shown, in order of presentation. Frames before an edit list begins are marked D and are not shown. */
export const presented = (packets: readonly ProbedPacket[], tick: { numerator: number; denominator: number }): FrameTime[] =>
	packets.flatMap(packet => packet.pts === undefined || packet.flags.includes('D') ? [] : [{
		// Multiplied before divided: the quotient is then the nearest number to the true time.
		at: packet.pts * tick.numerator / tick.denominator, duration: (packet.duration ?? 0) * tick.numerator / tick.denominator, isKey: packet.flags.startsWith('K'),
	}])
		.toSorted((a, b) => a.at - b.at);

const statedRate = (stream: ProbedStream): FrameRate | null => {
	const stated = stream.r_frame_rate;
	return stated && stated.numerator > 0 && stated.denominator > 0 ? stated : null;
};

const endOf = (frames: readonly FrameTime[], timing: FrameTiming): number => {
	const last = frames.at(-1);
	if (!last) {
		return 0;
	}
	// Matroska without a default duration, and streams whose stated rate is nonsense, give the last frame a millisecond.
	const isPlausible = last.duration > timing.usualSeconds / 2;
	return last.at + (isPlausible ? last.duration : timing.usualSeconds);
};

/** When frames are shown, from the file's packets: nothing is decoded. */
export type FrameTimes = {
	timing: FrameTiming;
	/** First presented frame and end of the last one, in seconds of the file's own clock. */
	startSeconds: number; endSeconds: number;
	/** The first presented frames, for comparing readers. */
	first: number[];
	/** Frames among those looked at. */
	count: number;
	/** Some frames are decoded but never shown: they lie before an edit list's beginning. */
	hidesFrames: boolean;
};

/**
 * Reads the timestamps of a picture stream's first packets, and of its last ones when there are more. AVI files have no times of presentation: their frames come
 * at the stated rate.
 */
export const readFrameTimes = async (path: string, file: ProbedFile, stream: ProbedStream, signal?: AbortSignal): Promise<FrameTimes> => {
	const packets = await readPackets(path, stream, `%+#${packetLimit}`, signal);
	const tick = stream.time_base && stream.time_base.numerator > 0 && stream.time_base.denominator > 0 ? stream.time_base : { numerator: 1, denominator: 1000 };
	const stated = statedRate(stream);
	const containerEnd = stream.start_pts !== undefined && stream.duration_ts !== undefined
		? (stream.start_pts + stream.duration_ts) * tick.numerator / tick.denominator
		: (stream.start_time ?? file.format.start_time ?? 0) + (stream.duration ?? file.format.duration ?? 0);
	if (/^avi$/.test(file.format.format_name) || packets.some(packet => packet.pts === undefined)) {
		const frameRate = stated ?? { numerator: 25, denominator: 1 };
		const startSeconds = await firstShown(path, stream, tick, signal) ?? stream.start_time ?? 0;
		const usualSeconds = frameRate.denominator / frameRate.numerator;
		const keys = packets.flatMap((packet, index) => packet.flags.startsWith('K') ? [index * usualSeconds] : []);
		const longestGopSeconds = Math.max(0, ...[...keys.slice(1), packets.length * usualSeconds].map((at, index) => at - (keys[index] ?? 0)));
		const endSeconds = packets.length < packetLimit ? startSeconds + Math.max(packets.length, stream.nb_frames ?? 0) * usualSeconds : containerEnd;
		return { timing: { frameRate, isVariable: false, usualSeconds, longestGopSeconds }, startSeconds, endSeconds, first: [], count: packets.length, hidesFrames: false };
	}
	const shown = presented(packets, tick);
	// A broadcast recording begins anywhere: what comes before the first key frame cannot be decoded.
	const firstKey = /mpeg/.test(file.format.format_name) ? Math.max(0, shown.findIndex(frame => frame.isKey)) : 0;
	const frames = shown.slice(firstKey);
	// The first packets end in the middle of a group whose later frames are not there: with B-frames the last few would look like gaps.
	const whole = packets.length < packetLimit ? frames : frames.slice(0, -16);
	const timing = frameTimingOf(whole, tick.numerator / tick.denominator, stated);
	let endSeconds = endOf(frames, timing);
	if (packets.length >= packetLimit) {
		const tail = presented(await readPackets(path, stream, `${Math.max(0, containerEnd - 2).toFixed(3)}%`, signal), tick);
		endSeconds = Math.max(endSeconds, endOf(tail, timing));
	}
	// An edit list may end in the middle of the last frame.
	if (file.format.format_name.startsWith('mov') && endSeconds > containerEnd + 1e-6 && endSeconds - containerEnd < timing.usualSeconds) {
		endSeconds = containerEnd;
	}
	const startSeconds = whole[0]?.at ?? stream.start_time ?? 0;
	// Timestamps in whole milliseconds or nanoseconds miss the end of the last frame by a part of a tick.
	const length = (endSeconds - startSeconds) * timing.frameRate.numerator / timing.frameRate.denominator;
	const isNearlyWhole = !timing.isVariable && Math.abs(length - Math.round(length)) * timing.usualSeconds <= 2 * tick.numerator / tick.denominator;
	endSeconds = isNearlyWhole ? startSeconds + Math.round(length) * timing.frameRate.denominator / timing.frameRate.numerator : endSeconds;
	return { timing, startSeconds, endSeconds, first: whole.slice(0, 64).map(frame => frame.at), count: frames.length, hidesFrames: packets.some(packet => packet.flags.includes('D')) };
};
