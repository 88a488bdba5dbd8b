import { open } from 'node:fs/promises';
import { createPeakBuilder } from '../../shared/audio/peaks.ts';
import type { AudioStream } from '../../shared/media/streams.ts';
import { writeWhole } from './cacheFiles.ts';
import { inputArguments, runFfmpeg } from './ffmpeg.ts';

/** Where one stream's sound comes from and where it goes. */
export type SoundToConform = {
	path: string;
	/** ffmpeg's number of the stream in the file. */
	streamIndex: number;
	stream: AudioStream;
	/** Source time 0 on ffmpeg's clock, in seconds. */
	startSeconds: number;
	/** Only for progress. */
	durationSeconds: number;
	soundPath: string; peaksPath: string;
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: number) => void) | undefined;
};

/**
 * The filter that puts source time 0 at sample 0: silence in front when the sound begins later than the picture, cut when it begins earlier. A hole in the
 * timestamps above 100 ms becomes silence, so that sound stays with the picture after it. Mono is heard from both sides at its own level (ffmpeg alone would take 3 dB away).
 */
export const soundFilter = (stream: Pick<AudioStream, 'channels'>, startSeconds: number): string => [
	...startSeconds === 0 ? [] : [`asetpts=PTS-(${startSeconds.toFixed(9)})/TB`],
	'aresample=48000:async=1:min_hard_comp=0.1:first_pts=0',
	...stream.channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : [],
].join(',');

/**
 * Conforms one stream once: raw interleaved stereo float32 at 48 kHz, sample 0 at source time 0, and its waveform in the same pass. Streams: memory does not grow with
 * length (the waveform takes 1.4 MB an hour). Both files appear together or not at all.
 */
export const conformSound = async (job: SoundToConform): Promise<void> => {
	const peaks = createPeakBuilder();
	await writeWhole(job.soundPath, async (partial) => {
		const file = await open(partial, 'w');
		try {
			// Chunks end anywhere; the bytes of a pair that was cut wait for the next one.
			let rest: Buffer = Buffer.alloc(0);
			await runFfmpeg([
				...inputArguments(job.path), '-map', `0:${job.streamIndex}`, '-vn', '-sn', '-dn', '-af', soundFilter(job.stream, job.startSeconds), '-ac', '2', '-f', 'f32le', '-blocksize', '1048576', 'pipe:1',
			], {
				signal: job.signal, niceness: 5, outputPath: job.soundPath,
				onOutput: async (chunk) => {
					const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
					const usable = whole.length - whole.length % 8;
					rest = whole.subarray(usable);
					const bytes = whole.subarray(0, usable);
					const isAligned = bytes.byteOffset % 4 === 0;
					const samples = isAligned ? new Float32Array(bytes.buffer, bytes.byteOffset, usable / 4) : new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + usable));
					const written = file.write(bytes);
					peaks.add(samples);
					await written;
				},
				onProgress: ({ outSeconds }) => outSeconds !== null && job.onProgress?.(Math.min(1, outSeconds / Math.max(0.001, job.durationSeconds))),
			});
			await file.sync();
		} finally {
			await file.close();
		}
	});
	await writeWhole(job.peaksPath, async (partial) => {
		const file = await open(partial, 'w');
		try {
			await file.writeFile(peaks.finish());
			await file.sync();
		} finally {
			await file.close();
		}
	});
};
