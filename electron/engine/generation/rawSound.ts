import { createReadStream } from 'node:fs';
import type { RereadableSound } from '../../shared/audio/finishFor.ts';

const bytesPerFloat = 4;

/** Raw float32 samples of one or two channels, from byte `start` of a file on, as interleaved stereo; one channel is heard on both sides. */
export const stereoOfRaw = (path: string, { channels, samples, start = 0 }: { readonly channels: 1 | 2; readonly samples: number; readonly start?: number }): RereadableSound => ({
	sampleCount: samples,
	blocks: async function* () {
		const frame = bytesPerFloat * channels;
		// A whole number of frames a chunk, so none is torn.
		for await (const chunk of createReadStream(path, { start, highWaterMark: frame * 65_536 }) as AsyncIterable<Buffer>) {
			// A copy: a chunk may begin anywhere in its buffer, floats may not.
			const read = new Float32Array(new Uint8Array(chunk).buffer);
			yield channels === 2 ? read : bothSides(read);
		}
	},
});

const bothSides = (mono: Float32Array): Float32Array => {
	const stereo = new Float32Array(2 * mono.length);
	for (let i = 0; i < mono.length; i++) {
		stereo[2 * i] = stereo[2 * i + 1] = mono[i] ?? 0;
	}
	return stereo;
};

/** The left side of interleaved stereo. */
export const leftSide = (stereo: Float32Array): Float32Array => {
	const left = new Float32Array(stereo.length >> 1);
	for (let i = 0; i < left.length; i++) {
		left[i] = stereo[2 * i] ?? 0;
	}
	return left;
};
