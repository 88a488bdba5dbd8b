import { nextPictureId, type Picture } from './picture.ts';
import type { FrameSource } from './frameSource.ts';

/** No graphics card refuses a texture of this size, and no frame shows more. */
const maxSide = 8192;

/** A still image: one picture for all times. Colours are taken as they are written, as the export does. */
export class StillFrameSource implements FrameSource {
	readonly #url: string;
	#loading: Promise<Picture> | null = null;
	#picture: Picture | null = null;
	#isDisposed = false;

	constructor(url: string) {
		this.#url = url;
	}

	frameAt(): Promise<Picture> {
		this.#loading ??= this.#load().catch((error: unknown) => {
			this.#loading = null;
			throw error;
		});
		return this.#loading;
	}

	readyFrameAt(): Picture | null {
		return this.#picture;
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#closeBitmap();
	}

	async #load(): Promise<Picture> {
		const response = await fetch(this.#url);
		if (!response.ok) {
			throw new Error(`The picture could not be fetched (${response.status}).`);
		}
		const blob = await response.blob();
		const options: ImageBitmapOptions = { premultiplyAlpha: 'none', colorSpaceConversion: 'none' };
		let bitmap = await createImageBitmap(blob, options);
		const reduction = Math.max(bitmap.width, bitmap.height) / maxSide;
		if (reduction > 1) {
			const [resizeWidth, resizeHeight] = [Math.floor(bitmap.width / reduction), Math.floor(bitmap.height / reduction)];
			bitmap.close();
			bitmap = await createImageBitmap(blob, { ...options, resizeWidth, resizeHeight, resizeQuality: 'high' });
		}
		const { width, height } = bitmap;
		this.#picture = { id: nextPictureId(), width, height, rotation: 0, content: { type: 'bitmap', bitmap }, sizeBytes: width * height * 4 };
		if (this.#isDisposed) {
			this.#closeBitmap();
		}
		return this.#picture;
	}

	#closeBitmap(): void {
		if (this.#picture?.content.type === 'bitmap') {
			this.#picture.content.bitmap.close();
		}
	}
}
