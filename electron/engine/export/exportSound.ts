import { open, type FileHandle } from 'node:fs/promises';
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

/** The mix of a plan as float32 bytes for ffmpeg's pipe, a second at a time: exactly `plan.sampleCount` samples. */
export async function* mixedBytes(plan: MixPlan, sources: ExportSources, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
	const reader = new SoundReader(part => sources.soundFile(part.assetId, part.sound, signal));
	try {
		for await (const block of mixedSound(plan, (part, sourceSample, count) => reader.read(part, sourceSample, count))) {
			yield new Uint8Array(block.buffer);
		}
	} finally {
		await reader.dispose();
	}
}
