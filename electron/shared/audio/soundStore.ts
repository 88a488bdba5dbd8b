import type { SoundName } from '../media/soundName.ts';

/** Samples of one piece of conformed sound: a second. */
export const chunkSamples = 48_000;

/** Names one second of one sound; `index` counts from its beginning. */
export const chunkKey = (assetId: string, sound: SoundName, index: number): string => `${assetId} ${sound} ${index}`;

/** Which seconds of its stream a stretch of source reaches into. */
export const chunksOf = ({ sourceSample, count }: { readonly sourceSample: number; readonly count: number }): number[] => {
	const first = Math.floor(sourceSample / chunkSamples);
	return Array.from({ length: Math.floor((sourceSample + count - 1) / chunkSamples) - first + 1 }, (_, index) => first + index);
};

/** Seconds of conformed sound by name, as interleaved stereo. A piece shorter than a second is the end of its stream. */
export class SoundStore {
	readonly #chunks = new Map<string, Float32Array>();
	#scratch = new Float32Array(2 * 1024);

	set(key: string, samples: Float32Array): void {
		this.#chunks.set(key, samples);
	}

	has(key: string): boolean {
		return this.#chunks.has(key);
	}

	remove(key: string): void {
		this.#chunks.delete(key);
	}

	/** Forgets everything but these. */
	keepOnly(keys: ReadonlySet<string>): void {
		[...this.#chunks.keys()].filter(key => !keys.has(key)).forEach(key => this.#chunks.delete(key));
	}

	/**
	 * `count` samples from `sample` of a stream on, shorter where the stream ends; null while any of them is missing.
	 * The array is overwritten by the next call: this runs 375 times a second in the audio thread and must leave no garbage.
	 */
	read(assetId: string, sound: SoundName, sample: number, count: number): Float32Array | null {
		const firstIndex = Math.floor(sample / chunkSamples);
		const first = this.#chunks.get(chunkKey(assetId, sound, firstIndex));
		const offset = sample - firstIndex * chunkSamples;
		if (!first) {
			return null;
		}
		if (offset + count <= chunkSamples) {
			return first.subarray(2 * offset, 2 * (offset + count));
		}
		const second = first.length < 2 * chunkSamples ? new Float32Array(0) : this.#chunks.get(chunkKey(assetId, sound, firstIndex + 1));
		return second ? this.#joined(first.subarray(2 * offset), second.subarray(0, 2 * (offset + count - chunkSamples))) : null;
	}

	#joined(head: Float32Array, tail: Float32Array): Float32Array {
		if (this.#scratch.length < head.length + tail.length) {
			this.#scratch = new Float32Array(head.length + tail.length);
		}
		this.#scratch.set(head);
		this.#scratch.set(tail, head.length);
		return this.#scratch.subarray(0, head.length + tail.length);
	}
}
