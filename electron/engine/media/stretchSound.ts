import { open } from 'node:fs/promises';
import type { Stretch } from '../../shared/media/soundName.ts';
import { writeWhole } from './cacheFiles.ts';
import { runFfmpeg } from './ffmpeg.ts';

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

/** Makes a stretched sound: raw interleaved stereo float32 at 48 kHz. Streams, whatever the length. The file appears whole or not at all. */
export const stretchSound = ({ path, sampleCount, stretch, stretchedPath, signal }: SoundToStretch): Promise<void> => writeWhole(stretchedPath, async (partial) => {
	await runFfmpeg([
		'-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0', '-af', stretchFilter(stretch, Math.round(sampleCount / stretch.speed)), '-f', 'f32le', '-y', `file:${partial}`,
	], { signal, niceness: 5, outputPath: stretchedPath, input: soundBlocks(path, sampleCount, stretch.isReversed) });
});
