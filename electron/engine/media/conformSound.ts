import { open, stat, type FileHandle } from 'node:fs/promises';
import { createPeakBuilder, peaksHeaderBytes, peaksSampleCount } from '../../shared/audio/peaks.ts';
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

const bytesPerPair = 8;

/** Follows a file of samples while it is written and gathers its waveform: a second pass over an hour would cost a second. */
class PeakFollower {
	readonly #path: string;
	readonly #peaks = createPeakBuilder();
	readonly #buffer = new Float32Array(1 << 20);
	#file: FileHandle | null = null;
	#position = 0;
	#reading: Promise<void> | null = null;

	constructor(path: string) {
		this.#path = path;
	}

	/** Reads what is there by now; while it does, further calls do nothing. */
	follow(): void {
		// What fails here fails again in `finish`, where somebody waits for it.
		this.#reading ??= this.#readOn().catch(() => undefined).finally(() => this.#reading = null);
	}

	/** Reads the rest and answers the waveform as a file. */
	async finish(): Promise<Uint8Array> {
		await this.#reading;
		await this.#readOn();
		return this.#peaks.finish();
	}

	async dispose(): Promise<void> {
		await this.#reading;
		await this.#file?.close();
	}

	async #readOn(): Promise<void> {
		this.#file ??= await open(this.#path, 'r');
		const bytes = new Uint8Array(this.#buffer.buffer);
		for (;;) {
			const { bytesRead } = await this.#file.read(bytes, 0, bytes.byteLength, this.#position);
			const whole = bytesRead - bytesRead % bytesPerPair;
			if (whole === 0) {
				return;
			}
			this.#peaks.add(this.#buffer.subarray(0, whole / 4));
			this.#position += whole;
		}
	}
}

/**
 * Conforms one stream once: raw interleaved stereo float32 at 48 kHz, sample 0 at source time 0, and its waveform. ffmpeg writes the samples itself (through a pipe into
 * Node they cost six times as much) while the waveform is gathered from the file. Memory does not grow with length (the waveform takes 1.4 MB an hour). The waveform
 * appears last. The samples, 1.4 GB an hour, are not forced onto the disk: `isConformed` finds out when a power cut took some.
 */
export const conformSound = async (job: SoundToConform): Promise<void> => {
	let peaks: Uint8Array = new Uint8Array(0);
	await writeWhole(job.soundPath, async (partial) => {
		const follower = new PeakFollower(partial);
		try {
			await runFfmpeg([
				'-stats_period', '0.1', ...inputArguments(job.path), '-map', `0:${job.streamIndex}`, '-vn', '-sn', '-dn', '-af', soundFilter(job.stream, job.startSeconds), '-ac', '2',
				'-f', 'f32le', '-blocksize', '1048576', '-y', `file:${partial}`,
			], {
				signal: job.signal, niceness: 5, outputPath: job.soundPath,
				onProgress: ({ outSeconds, sizeBytes }) => {
					if (sizeBytes) {
						follower.follow();
					}
					job.onProgress?.(Math.min(1, (outSeconds ?? 0) / Math.max(0.001, job.durationSeconds)));
				},
			});
			peaks = await follower.finish();
		} finally {
			await follower.dispose();
		}
	});
	await writeWhole(job.peaksPath, async (partial) => {
		const file = await open(partial, 'w');
		try {
			await file.writeFile(peaks);
			await file.sync();
		} finally {
			await file.close();
		}
	});
};

/** Whether both files of a stream are there and belong together: the waveform knows how many samples there were. */
export const isConformed = async (soundPath: string, peaksPath: string): Promise<boolean> => {
	try {
		const [sound, file] = [await stat(soundPath), await open(peaksPath, 'r')];
		try {
			const header = new Uint8Array(peaksHeaderBytes);
			await file.read(header, 0, peaksHeaderBytes, 0);
			return sound.size === peaksSampleCount(header) * bytesPerPair;
		} finally {
			await file.close();
		}
	} catch {
		return false;
	}
};
