import { chunkSamples } from '../../electron/shared/audio/soundStore.ts';

/** Bytes of one sample of conformed sound: two sides of 32-bit float. */
const bytesPerSample = 8;

/** Reads one second of a conformed stream by byte range; shorter at its end, empty beyond it. */
export const fetchChunk = async (url: string, index: number, signal: AbortSignal): Promise<Float32Array> => {
	const start = index * chunkSamples * bytesPerSample;
	const end = start + chunkSamples * bytesPerSample;
	const response = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` }, signal });
	if (response.status === 416) {
		return new Float32Array(0);
	}
	if (!response.ok) {
		throw new Error(`The sound could not be fetched (${response.status}).`);
	}
	const bytes = await response.arrayBuffer();
	// A server without ranges sends everything.
	const own = response.status === 206 ? bytes : bytes.slice(start, end);
	// Float32Array takes whole samples only; a torn last one is left out.
	return new Float32Array(own, 0, Math.floor(own.byteLength / bytesPerSample) * 2);
};
