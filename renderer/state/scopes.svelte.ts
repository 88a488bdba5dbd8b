import type { SampledPicture } from '../../electron/shared/scopes/sampledPicture.ts';

type Sample = (widest: number) => Promise<SampledPicture | null>;

/** Enough to tell every part of a picture apart in a scope a few hundred pixels wide, and read back in a moment. */
const widest = 320;
/** Between two looks while the film plays: twelve a second are enough for the eye. */
const playingMs = 80;
/** At most this part of the page's time goes into scopes. */
const largestShare = 0.2;

/** What the scopes look at: the viewer's own picture, read back small, as long as somebody watches. */
export class Scopes {
	picture = $state.raw<SampledPicture | null>(null);
	#sample: Sample | null = null;
	#watchers = 0;
	#isDue = false;
	#isSampling = false;
	#notBefore = 0;

	/** The viewer says how its picture is read. Returns what takes that back. */
	attach(sample: Sample): () => void {
		this.#sample = sample;
		this.drawn();
		return () => {
			if (this.#sample === sample) {
				this.#sample = null;
			}
		};
	}

	/** Somebody looks from now on. Returns what ends it. */
	watch(): () => void {
		this.#watchers++;
		this.drawn();
		return () => {
			this.#watchers--;
		};
	}

	/** Another picture is in the viewer. */
	drawn(): void {
		if (this.#watchers > 0) {
			this.#isDue = true;
			void this.#run();
		}
	}

	/** How long it took to analyse and draw what was sampled: the dearer, the rarer. */
	took(milliseconds: number): void {
		this.#notBefore = Math.max(performance.now() + playingMs, this.#notBefore + milliseconds / largestShare);
	}

	async #run(): Promise<void> {
		if (this.#isSampling) {
			return;
		}
		this.#isSampling = true;
		while (this.#isDue && this.#sample && this.#watchers > 0) {
			const wait = this.#notBefore - performance.now();
			if (wait > 0) {
				await new Promise(resolve => setTimeout(resolve, wait));
			}
			this.#isDue = false;
			this.picture = await this.#sample(widest);
			this.#notBefore = Math.max(this.#notBefore, performance.now() + playingMs);
		}
		this.#isSampling = false;
	}
}
