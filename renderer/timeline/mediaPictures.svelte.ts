import { peakBetween, readPeaks, type Peaks } from '../../electron/shared/audio/peaks.ts';
import { sampleAt } from '../../electron/shared/audio/mixPlan.ts';
import { chunkSamples } from '../../electron/shared/audio/soundStore.ts';
import type { SoundName } from '../../electron/shared/media/soundName.ts';
import { roughColumns, type MediaPart } from '../../electron/shared/media/mediaUrls.ts';
import { thumbnailAt, thumbnailIndexSchema, type ThumbnailIndex } from '../../electron/shared/media/thumbnails.ts';
import { withoutAnimation } from '../../electron/shared/drawing/animation.ts';
import type { DrawingParameters } from '../../electron/shared/drawing/defineDrawing.ts';
import { timeFromSeconds, type Time } from '../../electron/shared/time/time.ts';
import { fetchChunk } from '../preview/soundFetcher.ts';
import { drawThumbnail } from '../preview/drawThumbnail.ts';
import type { App } from '../state/app.svelte.ts';
import type { PictureCut, SoundSamples } from './scene.ts';

type Sheet = { readonly index: ThumbnailIndex; readonly image: ImageBitmap };

/** Sheets kept at once; one is at most a few megabytes. */
const sheetLimit = 120;
/** Seconds of sound kept for drawing samples: 15 MB. */
const secondLimit = 40;
/** How long it is waited until a sound that is being stretched is asked for again. */
const stretchingMs = 1500;

/**
 * Thumbnail sheets and waveforms, fetched when first asked for. Asking never waits: what is not there yet is null, and `revision` grows when it has come.
 * Made once per page (see `mediaPictures`), shared by the timeline and the bin.
 */
export class MediaPictures {
	revision = $state(0);
	readonly #app: App;
	/** By asset and version; null while it is on its way or could not be had. */
	readonly #sheets = new Map<string, Sheet | null>();
	readonly #waves = new Map<string, Peaks | null>();
	/** Seconds of sound, interleaved. */
	readonly #seconds = new Map<string, Float32Array | null>();

	/** The picture shown belongs to `version` or an earlier one while the newer is on its way. */
	readonly #roughs = new Map<string, { version: number; frames: number; image: ImageBitmap | null }>();

	readonly #drawn = new Map<string, OffscreenCanvas | null>();

	constructor(app: App) {
		this.#app = app;
	}

	thumbnailAt = (assetId: string, at: Time): PictureCut | null => {
		const asset = this.#app.document.get('asset', assetId);
		if (asset?.source.type === 'drawn') {
			return this.#drawnPicture(asset.source, asset.video);
		}
		const sheet = this.sheet(assetId);
		return sheet ? { image: sheet.image, ...thumbnailAt(sheet.index, at) } : this.#roughAt(assetId, at);
	};

	/** A title as it looks at rest. Drawn once for each of its states, a few hundred pixels wide. */
	#drawnPicture(source: { drawing: string; parameters: DrawingParameters }, video: { width: number; height: number } | null): PictureCut | null {
		const key = JSON.stringify([source.drawing, source.parameters]);
		const known = this.#drawn.get(key);
		if (known === undefined) {
			const sheet = new OffscreenCanvas(256, Math.max(16, Math.round(256 * (video?.height ?? 9) / (video?.width ?? 16))));
			this.#drawn.set(key, null);
			const frame = { drawing: source.drawing, parameters: withoutAnimation(source.parameters), at: timeFromSeconds(1), duration: timeFromSeconds(2) };
			void this.#load(this.#drawn, key, async () => {
				await drawThumbnail(sheet, frame);
				return sheet;
			});
			const [oldest] = this.#drawn.keys();
			if (this.#drawn.size > sheetLimit && oldest !== undefined) {
				this.#drawn.delete(oldest);
			}
		}
		return known ? { image: known, x: 0, y: 0, width: known.width, height: known.height } : null;
	}

	/** While a model is at work: its newest rough picture of that moment. */
	#roughAt(assetId: string, at: Time): PictureCut | null {
		const rough = this.#app.media.rough.get(assetId);
		const asset = this.#app.document.get('asset', assetId);
		if (!rough || !asset?.duration) {
			return null;
		}
		const known = this.#roughs.get(assetId);
		if (known?.version !== rough.version) {
			this.#roughs.set(assetId, { version: rough.version, frames: known?.frames ?? 0, image: known?.image ?? null });
			void this.#loadRough(assetId, rough);
		}
		if (!known?.image) {
			return null;
		}
		const { image, frames } = known;
		const frame = Math.max(0, Math.min(frames - 1, Math.floor(at / asset.duration * frames)));
		const width = image.width / roughColumns;
		const height = image.height / Math.ceil(frames / roughColumns);
		return { image, x: frame % roughColumns * width, y: Math.floor(frame / roughColumns) * height, width, height };
	}

	async #loadRough(assetId: string, rough: { version: number; frames: number }): Promise<void> {
		const image = await fetch(this.#app.engine.roughUrl(assetId, rough.version))
			.then(async response => response.ok ? createImageBitmap(await response.blob()) : null)
			.catch(() => null);
		if (image && this.#roughs.get(assetId)?.version === rough.version) {
			this.#roughs.get(assetId)?.image?.close();
			this.#roughs.set(assetId, { version: rough.version, frames: rough.frames, image });
			this.revision++;
		}
	}

	sheet(assetId: string): Sheet | null {
		const status = this.#app.media.of(assetId);
		if (!status?.hasThumbnails) {
			return null;
		}
		const key = `${assetId} ${status.version}`;
		const known = this.#sheets.get(key);
		if (known === undefined) {
			this.#sheets.set(key, null);
			void this.#load(this.#sheets, key, async () => {
				const [index, image] = await Promise.all([this.#fetch(assetId, 'thumbnails.json', status.version), this.#fetch(assetId, 'thumbnails.jpg', status.version)]);
				return { index: thumbnailIndexSchema.parse(await index.json()), image: await createImageBitmap(await image.blob()) };
			});
			this.#forgetOldest();
		}
		return known ?? null;
	}

	waveOf = (assetId: string, stream: number): ((start: Time, end: Time) => readonly [number, number]) | null => {
		const status = this.#app.media.of(assetId);
		if (!status?.hasSound[stream]) {
			return null;
		}
		const key = `${assetId} ${stream} ${status.version}`;
		const peaks = this.#waves.get(key);
		if (peaks === undefined) {
			this.#waves.set(key, null);
			void this.#load(this.#waves, key, async () => readPeaks(await (await this.#fetch(assetId, `peaks/${stream}`, status.version)).arrayBuffer()));
		}
		return peaks
			? (start, end) => {
				const pair = peakBetween(peaks, sampleAt(start), sampleAt(end));
				return pair ? [pair.low, pair.high] : [0, 0];
			}
			: null;
	};

	/** Samples for the closest views, by seconds of sound: of a stream as it is, or stretched. */
	samplesOf = (assetId: string, stream: number, sound: SoundName, first: number, last: number): SoundSamples | null => {
		const status = this.#app.media.of(assetId);
		if (!status?.hasSound[stream] || last < 0) {
			return null;
		}
		const start = Math.max(0, Math.floor(first / chunkSamples));
		const chunks = Array.from({ length: Math.floor(last / chunkSamples) - start + 1 }, (_, index) => this.#second(assetId, sound, status.version, start + index));
		return chunks.includes(null) ? null : (sample, side) => chunks[Math.floor(sample / chunkSamples) - start]?.[2 * (sample % chunkSamples) + side] ?? 0;
	};

	#second(assetId: string, sound: SoundName, version: number, index: number): Float32Array | null {
		const key = `${assetId} ${sound} ${version} ${index}`;
		const known = this.#seconds.get(key);
		if (known === undefined) {
			this.#seconds.set(key, null);
			const url = this.#app.engine.mediaUrl(assetId, `sound/${sound}`, version);
			void this.#load(this.#seconds, key, () => fetchChunk(url, index, new AbortController().signal)).then(() => {
				// A stretched sound is made when it is first asked for, and nobody announces it.
				if (sound.includes('@') && this.#seconds.get(key) === null) {
					setTimeout(() => {
						this.#seconds.delete(key);
						this.revision++;
					}, stretchingMs);
				}
			});
			const [oldest] = this.#seconds.keys();
			if (this.#seconds.size > secondLimit && oldest !== undefined) {
				this.#seconds.delete(oldest);
			}
		}
		return known ?? null;
	}

	async #fetch(assetId: string, part: MediaPart, version: number): Promise<Response> {
		const response = await fetch(this.#app.engine.mediaUrl(assetId, part, version));
		if (!response.ok) {
			throw new Error(`${part} of ${assetId}: ${response.status}`);
		}
		return response;
	}

	async #load<Value>(into: Map<string, Value | null>, key: string, work: () => Promise<Value>): Promise<void> {
		// What cannot be had now is asked for again when the engine announces a new version; until then the clip is plain.
		const value = await work().catch(() => null);
		into.set(key, value);
		this.revision++;
	}

	#forgetOldest(): void {
		const [oldest] = this.#sheets;
		if (this.#sheets.size > sheetLimit && oldest) {
			oldest[1]?.image.close();
			this.#sheets.delete(oldest[0]);
		}
	}
}

const byApp = new WeakMap<App, MediaPictures>();

/** The page's one store of small pictures. */
export const mediaPictures = (app: App): MediaPictures => {
	const known = byApp.get(app) ?? new MediaPictures(app);
	byApp.set(app, known);
	return known;
};
