import { open, type FileHandle } from 'node:fs/promises';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { SoundRamp, Stretch } from '../../shared/media/soundName.ts';
import { writeWhole } from './cacheFiles.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { rampExtent } from './rampPositions.ts';
import { regrained } from './regrained.ts';
import { resampled, type SourceReader } from './resampled.ts';
import { silenceStandstills } from './standstillSilence.ts';

const bytesPerSample = 8;
const blockSamples = 48_000;

/** The lowest factor one `atempo` takes. */
const leastTempo = 0.5;

const tempos = (speed: number): readonly number[] => (speed < leastTempo ? [leastTempo, ...tempos(speed / leastTempo)] : [speed]);

/** Other rates are heard faster and higher, as on tape. */
const pace = ({ speed, keepsPitch }: Pick<Stretch, 'speed' | 'keepsPitch'>): readonly string[] =>
	(keepsPitch ? tempos(speed).map(tempo => `atempo=${tempo}`) : [`asetrate=${Math.round(48_000 * speed)}`, 'aresample=48000']);

/** The filter that makes `count` samples at a speed: with `atempo` the pitch stays, with another rate it goes along, as on tape. */
export const stretchFilter = (stretch: Pick<Stretch, 'speed' | 'keepsPitch'>, count: number): string => [
	...stretch.speed === 1 ? [] : pace(stretch),
	// Stretching is a few samples off at the end; what follows must be found where the plan looks for it.
	'apad', `atrim=end_sample=${count}`,
].join(',');

/** The samples of a conformed sound, a second at a time: exactly `count`, silence where the file is shorter; backwards the last first. */
export async function* soundBlocks(path: string, count: number, isReversed: boolean): AsyncGenerator<Uint8Array> {
	const file = await open(path);
	try {
		for (let done = 0; done < count; done += blockSamples) {
			const length = Math.min(blockSamples, count - done);
			// A pair of 32-bit samples is moved as one number of 64 bits.
			const samples = new BigUint64Array(length);
			await file.read(new Uint8Array(samples.buffer), 0, length * bytesPerSample, (isReversed ? count - done - length : done) * bytesPerSample);
			yield new Uint8Array((isReversed ? samples.toReversed() : samples).buffer);
		}
	} finally {
		await file.close();
	}
}

/** What is stretched, and where it goes. */
export type SoundToStretch = {
	/** The conformed stream. */
	readonly path: string;
	/** Its length in samples, as clips count it. */
	readonly sampleCount: number;
	readonly stretch: Stretch;
	readonly stretchedPath: string;
	readonly signal: AbortSignal;
};

/** Reads a conformed sound wherever asked, silence before its beginning and after its end; backwards it begins with its last sample. */
const readerOf = (file: FileHandle, sampleCount: number, isReversed: boolean): SourceReader => async (first, count) => {
	const samples = new BigUint64Array(count);
	const [begin, end] = [Math.max(0, first), Math.min(sampleCount, first + count)];
	if (end > begin) {
		const found = samples.subarray(begin - first, end - first);
		await file.read(new Uint8Array(found.buffer, found.byteOffset, found.byteLength), 0, found.byteLength, (isReversed ? sampleCount - end : begin) * bytesPerSample);
		if (isReversed) {
			found.reverse();
		}
	}
	return new Float32Array(samples.buffer);
};

/** Makes a sound along a ramp, piece by piece. */
const writeRamped = async ({ path, sampleCount, stretch, signal }: SoundToStretch, ramp: SoundRamp, partial: string): Promise<void> => {
	const source = await open(path);
	try {
		const out = await open(partial, 'w');
		try {
			const read = readerOf(source, sampleCount, stretch.isReversed);
			let first = rampExtent(ramp).first;
			for await (const block of stretch.keepsPitch ? regrained(ramp, read) : resampled(ramp, read)) {
				if (signal.aborted) {
					throw new CallFailed({ kind: 'cancelled' });
				}
				silenceStandstills(ramp, first, block);
				first += block.length / 2;
				await out.write(block);
			}
		} finally {
			await out.close();
		}
	} finally {
		await source.close();
	}
};

/** Makes a stretched sound: raw interleaved stereo float32 at 48 kHz. Streams, whatever the length. The file appears whole or not at all. */
export const stretchSound = (wanted: SoundToStretch): Promise<void> => writeWhole(wanted.stretchedPath, async (partial) => {
	const { path, sampleCount, stretch, stretchedPath, signal } = wanted;
	if (stretch.ramp) {
		await writeRamped(wanted, stretch.ramp, partial);
		return;
	}
	await runFfmpeg([
		'-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0', '-af', stretchFilter(stretch, Math.round(sampleCount / stretch.speed)), '-f', 'f32le', '-y', `file:${partial}`,
	], { signal, niceness: 5, outputPath: stretchedPath, input: soundBlocks(path, sampleCount, stretch.isReversed) });
});
