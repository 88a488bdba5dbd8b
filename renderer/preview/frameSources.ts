import type { MediaPart } from '../../electron/shared/media/mediaUrls.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import type { FrameSource } from './frameSource.ts';
import { PictureCache } from './pictureCache.ts';
import { StillFrameSource } from './stillFrameSource.ts';
import { VideoFrameSource } from './videoFrameSource.ts';

/** What the preview asks of the media library. */
export type PreviewMedia = {
	/** Where the bytes of an asset's part are read; null while there are none. The address changes when the bytes do. */
	readonly url: (assetId: string, part: MediaPart) => string | null;
	/** Source time 0 on the clock of the file behind `preview` (`MediaStatus.previewStart`, 0 where that is absent). */
	readonly previewStart: (assetId: string) => Time;
};

/** About 120 frames of 1080p. */
const cacheBytes = 384 * 1024 * 1024;
/** Files held open at once; the ones unused for longest are closed. */
const maxOpen = 24;

/** One frame source for each asset that was looked at lately, all sharing one cache. */
export class FrameSources {
	readonly #media: PreviewMedia;
	readonly #cache = new PictureCache(cacheBytes);
	readonly #open = new Map<string, { url: string; source: FrameSource }>();

	constructor(media: PreviewMedia) {
		this.#media = media;
	}

	/** The source of this asset's pictures; null while its bytes cannot be had. */
	of(asset: Asset): FrameSource | null {
		const url = this.#media.url(asset.id, 'preview');
		const known = this.#open.get(asset.id);
		this.#open.delete(asset.id);
		if (known && known.url !== url) {
			known.source.dispose();
		}
		if (url === null) {
			return null;
		}
		const source = known?.url === url ? known.source : this.#create(asset, url);
		// Put at the end: the first of the map is the one unused for longest.
		this.#open.set(asset.id, { url, source });
		this.#closeOldest();
		return source;
	}

	dispose(): void {
		this.#open.forEach(({ source }) => source.dispose());
		this.#open.clear();
	}

	#create(asset: Asset, url: string): FrameSource {
		return asset.mediaType === 'image' ? new StillFrameSource(url) : new VideoFrameSource(url, asset, this.#media.previewStart(asset.id), this.#cache);
	}

	#closeOldest(): void {
		const oldest = this.#open.entries().next().value;
		if (this.#open.size > maxOpen && oldest) {
			this.#open.delete(oldest[0]);
			oldest[1].source.dispose();
		}
	}
}
