import type { VideoSample, VideoSampleSink } from 'mediabunny';

/** Decodes forward from a key frame, one frame at a time, in the order in which they are shown. */
export class FrameReader {
	/** Time of the last frame given, in seconds of the file; minus infinity before the first. */
	position = -Infinity;
	/** Someone waits for a frame of it; nobody else may. */
	isBusy = false;
	/** When it was last asked, to find the one unused for longest. */
	usedAt = 0;
	readonly #samples: AsyncGenerator<VideoSample, void, unknown>;

	/** `start` must be the time of a key frame. */
	constructor(sink: VideoSampleSink, start: number) {
		this.#samples = sink.samples(start);
	}

	/** The next frame, which the caller closes; null at the end of the file. */
	async next(): Promise<VideoSample | null> {
		const { value } = await this.#samples.next();
		if (!value) {
			return null;
		}
		this.position = value.timestamp;
		return value;
	}

	/** Gives the decoder back. */
	dispose(): void {
		void this.#samples.return();
	}
}
