import { ALL_FORMATS, EncodedPacketSink, Input, UrlSource, VideoSampleSink, type InputVideoTrack, type VideoSample } from 'mediabunny';
import { toSeconds, type Time } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import { copyPicture } from './copyPicture.ts';
import { FrameReader } from './frameReader.ts';
import type { FrameOrder, FrameSource } from './frameSource.ts';
import type { Picture, YuvColour } from './picture.ts';
import type { PictureCache } from './pictureCache.ts';
import { yuvMatrixNamed } from './yuvMatrix.ts';

/** A clip under a dissolve with another part of its own file needs two; the third keeps scrubbing from throwing playback's away. */
const maxReaders = 3;
/** How many frames before the one asked for are kept while scrubbing: stepping back must not decode the group again. */
const keptBeforeScrub = 6;
/** Going backwards, a whole group of pictures is kept, up to this many frames of it. */
const keptBackwards = 48;
/** Times of files are fractions of their own time scale, read as doubles: equal moments may differ in the last digits. */
const roundingSeconds = 1e-6;

type Opened = {
	readonly track: InputVideoTrack; readonly packets: EncodedPacketSink; readonly samples: VideoSampleSink;
	readonly colour: YuvColour;
	readonly firstTimestamp: number;
};

/** The frames of one video file, through mediabunny and the browser's decoder. */
export class VideoFrameSource implements FrameSource {
	readonly #asset: Asset;
	readonly #startSeconds: number;
	readonly #cache: PictureCache;
	readonly #keyPrefix: string;
	readonly #input: Input;
	readonly #readers: FrameReader[] = [];
	/** Which frame of the file is seen at a moment that was asked for before. */
	readonly #resolved = new Map<Time, number>();
	readonly #decoding = new Map<number, Promise<Picture>>();
	#opened: Promise<Opened> | null = null;
	#clock = 0;
	#isDisposed = false;

	/** `start` is source time 0 on the file's own clock. */
	constructor(url: string, asset: Asset, start: Time, cache: PictureCache) {
		this.#asset = asset;
		this.#startSeconds = toSeconds(start);
		this.#cache = cache;
		this.#keyPrefix = `${url} `;
		this.#input = new Input({ source: new UrlSource(url, { getRetryDelay: attempts => attempts < 3 ? 0.2 * (attempts + 1) : null }), formats: ALL_FORMATS });
	}

	async frameAt(at: Time, order: FrameOrder): Promise<Picture> {
		const opened = await this.#open();
		const timestamp = await this.#resolve(opened, at);
		return this.#cache.get(this.#keyPrefix + timestamp) ?? await this.#decodeOnce(opened, timestamp, order);
	}

	readyFrameAt(at: Time): Picture | null {
		const timestamp = this.#resolved.get(at);
		return timestamp === undefined ? null : this.#cache.get(this.#keyPrefix + timestamp);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#readers.forEach(reader => reader.dispose());
		this.#input.dispose();
		this.#cache.removeAll(this.#keyPrefix);
	}

	#open(): Promise<Opened> {
		this.#opened ??= (async () => {
			const track = await this.#input.getPrimaryVideoTrack();
			if (!track) {
				throw new Error(`There is no picture in “${this.#asset.name}”.`);
			}
			const packets = new EncodedPacketSink(track);
			return { track, packets, samples: new VideoSampleSink(track), colour: await this.#colourOf(track), firstTimestamp: (await packets.getFirstPacket({ metadataOnly: true }))?.timestamp ?? 0 };
		})().catch((error: unknown) => {
			// A file that could not be fetched may be back at the next try.
			this.#opened = null;
			throw error;
		});
		return this.#opened;
	}

	/** The record knows best how the original is to be read; a proxy has its own word, and falls back to the record's. */
	async #colourOf(track: InputVideoTrack): Promise<YuvColour> {
		const recorded = this.#asset.video;
		const [width, height] = await Promise.all([track.getSquarePixelWidth(), track.getSquarePixelHeight()]);
		// RGB film is never read as it is: its proxy is YUV, of whatever size.
		const isOriginal = recorded !== null && recorded.colour.matrix !== 'rgb' && Math.max(width, height) >= Math.max(recorded.width, recorded.height);
		const lines = recorded?.height ?? height;
		if (isOriginal) {
			return { matrix: yuvMatrixNamed(recorded.colour.matrix, lines), isFullRange: recorded.colour.range === 'full' };
		}
		const written = await track.getColorSpace();
		return { matrix: yuvMatrixNamed(written.matrix ?? recorded?.colour.matrix, lines), isFullRange: written.fullRange ?? false };
	}

	/** The time written on the frame whose turn it is at `at`: the last one not later, the first one before the beginning. */
	async #resolve(opened: Opened, at: Time): Promise<number> {
		const known = this.#resolved.get(at);
		if (known !== undefined) {
			return known;
		}
		const packet = await opened.packets.getPacket(this.#startSeconds + toSeconds(at) + roundingSeconds, { metadataOnly: true });
		const timestamp = packet?.timestamp ?? opened.firstTimestamp;
		if (this.#resolved.size > 50_000) {
			this.#resolved.clear();
		}
		this.#resolved.set(at, timestamp);
		return timestamp;
	}

	/** The look-ahead and the playhead may want the same frame at once: it is decoded once. */
	#decodeOnce(opened: Opened, timestamp: number, order: FrameOrder): Promise<Picture> {
		const running = this.#decoding.get(timestamp);
		if (running) {
			return running;
		}
		const decoding = this.#decode(opened, timestamp, order).finally(() => this.#decoding.delete(timestamp));
		this.#decoding.set(timestamp, decoding);
		return decoding;
	}

	async #decode(opened: Opened, timestamp: number, order: FrameOrder): Promise<Picture> {
		const reader = await this.#takeReader(opened, timestamp, order);
		reader.usedAt = ++this.#clock;
		const keepFrom = timestamp - this.#frameSeconds() * keptBefore(order);
		try {
			for (;;) {
				const sample = await reader.next();
				if (!sample) {
					throw new Error(`“${this.#asset.name}” ends before ${timestamp.toFixed(3)} s.`);
				}
				const picture = await this.#keep(sample, opened.colour, keepFrom);
				if (picture && sample.timestamp >= timestamp - 1e-6) {
					return picture;
				}
			}
		} catch (error) {
			this.#drop(reader);
			throw error;
		} finally {
			reader.isBusy = false;
		}
	}

	async #keep(sample: VideoSample, colour: YuvColour, from: number): Promise<Picture | null> {
		try {
			if (sample.timestamp < from) {
				return null;
			}
			const key = this.#keyPrefix + sample.timestamp;
			const known = this.#cache.get(key);
			if (known) {
				return known;
			}
			const picture = await copyPicture(sample, colour);
			if (!this.#isDisposed) {
				this.#cache.set(key, picture);
			}
			return picture;
		} finally {
			sample.close();
		}
	}

	/** A reader that stands shortly before the frame, else a new one at the key frame before it. It is busy from the same moment on: another request may come before the caller goes on. */
	async #takeReader(opened: Opened, timestamp: number, order: FrameOrder): Promise<FrameReader> {
		// A packet that only claims to be a key does no harm: the reader's sink makes sure of its own start.
		const key = await opened.packets.getKeyPacket(timestamp + roundingSeconds, { metadataOnly: true });
		const keyTimestamp = key?.timestamp ?? opened.firstTimestamp;
		const onTheWay = this.#readers
			.filter(reader => !reader.isBusy && reader.position < timestamp - 1e-6 && reader.position >= keyTimestamp - 1e-6)
			.toSorted((a, b) => b.position - a.position)[0];
		if (onTheWay) {
			onTheWay.isBusy = true;
			return onTheWay;
		}
		const idle = this.#readers.filter(reader => !reader.isBusy).toSorted((a, b) => a.usedAt - b.usedAt);
		// After a jump nobody goes on where the others stand, and what they decode ahead would take the processor from this one.
		const spare = order === 'scrub' ? idle : idle.slice(0, Math.max(0, this.#readers.length + 1 - maxReaders));
		spare.forEach(reader => this.#drop(reader));
		const reader = new FrameReader(opened.samples, keyTimestamp);
		reader.isBusy = true;
		this.#readers.push(reader);
		return reader;
	}

	#drop(reader: FrameReader): void {
		const index = this.#readers.indexOf(reader);
		if (index >= 0) {
			this.#readers.splice(index, 1);
		}
		reader.dispose();
	}

	#frameSeconds(): number {
		const rate = this.#asset.video?.frameRate;
		return rate ? rate.denominator / rate.numerator : 0.04;
	}
}

const keptBefore = (order: FrameOrder): number => {
	switch (order) {
		case 'scrub': return keptBeforeScrub;
		case 'backwards': return keptBackwards;
		// Frames left behind in playback are not seen again soon.
		case 'forwards': return 0.5;
	}
};
