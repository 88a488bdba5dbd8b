import { drawFrame, facesFor, frameState } from '../../electron/shared/drawing/index.ts';
import type { DrawnPicture } from '../../electron/shared/render/drawnPicture.ts';
import { areLoaded, loadFaces, pageGlyphs } from './pageFonts.ts';
import { nextPictureId, type Picture } from './picture.ts';
import { PictureCache } from './pictureCache.ts';

/** About sixteen titles of 1080p, or half a second of one that moves. */
const cacheBytes = 128 * 1024 * 1024;

/** Draws titles and generators for the viewer, each frame that differs once. The bytes are the very ones the engine makes: straight RGBA. */
export class DrawnPictures {
	readonly #cache = new PictureCache(cacheBytes);
	#context: OffscreenCanvasRenderingContext2D | null = null;

	/** The picture, once the fonts it needs are here. */
	async of(drawn: DrawnPicture): Promise<Picture> {
		await loadFaces(facesFor(drawn.drawing, drawn.parameters));
		return this.#drawn(drawn);
	}

	/** The same without waiting; null while fonts are on their way. */
	ready(drawn: DrawnPicture): Picture | null {
		return areLoaded(facesFor(drawn.drawing, drawn.parameters)) ? this.#drawn(drawn) : null;
	}

	#drawn(drawn: DrawnPicture): Picture {
		const { width, height } = drawn;
		const key = JSON.stringify([drawn.drawing, drawn.parameters, width, height, frameState(drawn)]);
		const known = this.#cache.get(key);
		if (known) {
			return known;
		}
		const context = this.#contextOf(width, height);
		drawFrame(context, drawn, drawn, pageGlyphs);
		const { data } = context.getImageData(0, 0, width, height);
		const plane = { bytes: new Uint8Array(data.buffer), stride: width * 4, width, height };
		const picture: Picture = { id: nextPictureId(), width, height, rotation: 0, content: { type: 'rgba', planes: [plane] }, sizeBytes: width * height * 4 };
		this.#cache.set(key, picture);
		return picture;
	}

	#contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
		const canvas = this.#context?.canvas ?? new OffscreenCanvas(width, height);
		if (canvas.width !== width || canvas.height !== height) {
			Object.assign(canvas, { width, height });
		}
		// Read back after every drawing, and drawn by the processor: as the engine does it.
		const context = this.#context ?? canvas.getContext('2d', { willReadFrequently: true });
		if (!context) {
			throw new Error('This browser has no canvas to draw titles on.');
		}
		this.#context = context;
		return context;
	}
}
