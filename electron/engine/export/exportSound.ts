import { open, type FileHandle } from 'node:fs/promises';
import { finishedSound, type Finish } from '../../shared/audio/finishedSound.ts';
import type { MixPart, MixPlan } from '../../shared/audio/mixPlan.ts';
import { mixedSound } from '../../shared/audio/mixedSound.ts';
import type { ExportSources } from './exportSources.ts';

const bytesPerSample = 8;
const mostOpenFiles = 16;

/** Reads pieces of conformed sound files, and keeps the last few open. */
class SoundReader {
	#files = new Map<string, Promise<FileHandle>>();
	#pathOf: (part: MixPart) => Promise<string>;

	constructor(pathOf: (part: MixPart) => Promise<string>) {
		this.#pathOf = pathOf;
	}

	async #fileOf(part: MixPart): Promise<FileHandle> {
		const key = `${part.assetId}/${part.sound}`;
		const known = this.#files.get(key);
		const file = known ?? this.#pathOf(part).then(path => open(path));
		// Taken out and put in again: the map's order is the order of use.
		this.#files.delete(key);
		this.#files.set(key, file);
		const [oldest] = this.#files;
		if (oldest && this.#files.size > mostOpenFiles) {
			this.#files.delete(oldest[0]);
			await (await oldest[1]).close();
		}
		return file;
	}

	/** Interleaved stereo from `sourceSample` on; shorter at the end of the file. */
	async read(part: MixPart, sourceSample: number, count: number): Promise<Float32Array> {
		const file = await this.#fileOf(part);
		const samples = new Float32Array(2 * count);
		const { bytesRead } = await file.read(new Uint8Array(samples.buffer), 0, samples.byteLength, sourceSample * bytesPerSample);
		return samples.subarray(0, 2 * Math.floor(bytesRead / bytesPerSample));
	}

	async dispose(): Promise<void> {
		const files = await Promise.allSettled(this.#files.values());
		await Promise.all(files.map(file => file.status === 'fulfilled' && file.value.close()));
		this.#files.clear();
	}
}

/** The mix of a plan, a second at a time, as interleaved stereo. */
async function* mixedBlocks(plan: MixPlan, sources: ExportSources, signal?: AbortSignal): AsyncGenerator<Float32Array> {
	const reader = new SoundReader(part => sources.soundFile(part.assetId, part.sound, signal));
	try {
		yield* mixedSound(plan, (part, sourceSample, count) => reader.read(part, sourceSample, count));
	} finally {
		await reader.dispose();
	}
}

/** The mix of a plan with what is done to it at the end, in blocks of any length: exactly `plan.sampleCount` samples in all. */
export const finishedBlocks = (plan: MixPlan, sources: ExportSources, finish: Finish | null, signal?: AbortSignal): AsyncGenerator<Float32Array> => {
	const blocks = mixedBlocks(plan, sources, signal);
	return finish ? finishedSound(blocks, finish) : blocks;
};

/** The same as float32 bytes for ffmpeg's pipe. */
export async function* mixedBytes(plan: MixPlan, sources: ExportSources, signal?: AbortSignal, finish: Finish | null = null): AsyncGenerator<Uint8Array> {
	for await (const block of finishedBlocks(plan, sources, finish, signal)) {
		yield new Uint8Array(block.buffer);
	}
}
