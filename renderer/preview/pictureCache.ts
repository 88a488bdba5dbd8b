import type { Picture } from './picture.ts';

/** Decoded pictures by key, least recently used thrown away first once they take more than `limitBytes` together. The newest always stays. */
export class PictureCache {
	readonly limitBytes: number;
	readonly #pictures = new Map<string, Picture>();
	#sizeBytes = 0;

	constructor(limitBytes: number) {
		this.limitBytes = limitBytes;
	}

	get sizeBytes(): number {
		return this.#sizeBytes;
	}

	has(key: string): boolean {
		return this.#pictures.has(key);
	}

	/** The picture, which counts as used now. */
	get(key: string): Picture | null {
		const picture = this.#pictures.get(key);
		if (!picture) {
			return null;
		}
		this.#pictures.delete(key);
		this.#pictures.set(key, picture);
		return picture;
	}

	set(key: string, picture: Picture): void {
		this.#forget(key);
		this.#pictures.set(key, picture);
		this.#sizeBytes += picture.sizeBytes;
		// A Map iterates in the order of insertion, and `get` inserts anew: the first is the one unused for longest.
		for (const oldest of this.#pictures.keys()) {
			if (this.#sizeBytes <= this.limitBytes || oldest === key) {
				return;
			}
			this.#forget(oldest);
		}
	}

	/** Forgets every picture whose key begins so. */
	removeAll(prefix: string): void {
		[...this.#pictures.keys()].filter(key => key.startsWith(prefix)).forEach(key => this.#forget(key));
	}

	#forget(key: string): void {
		const picture = this.#pictures.get(key);
		if (picture) {
			this.#pictures.delete(key);
			this.#sizeBytes -= picture.sizeBytes;
		}
	}
}
