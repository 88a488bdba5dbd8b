import { LevelMeter, type StereoLevel } from './levelMeter.ts';
import { LoudnessMeter, type RunningLoudness } from './loudness.ts';
import type { MixListener } from './mixer.ts';

/** What meters show of a mix: every track that sounded since the last report, the sum, and its loudness since the beginning. */
export type MixLevels = {
	readonly master: StereoLevel;
	/** By track. */
	readonly tracks: Readonly<Record<string, StereoLevel>>;
	readonly loudness: RunningLoudness;
};

/** Listens to a mixer for meters: tracks after their own volume and pan, the master after its own. Runs in the audio thread. */
export class MixMeters implements MixListener {
	readonly #tracks = new Map<string, LevelMeter>();
	readonly #master = new LevelMeter();
	#loudness = new LoudnessMeter();
	#running = this.#loudness.running();
	#steps = 0;

	/** Loudness is counted from here on. */
	begin(): void {
		this.#loudness = new LoudnessMeter();
		this.#running = this.#loudness.running();
		this.#steps = 0;
		this.#tracks.clear();
		this.#master.take();
	}

	/** What a track gives. */
	bus(trackId: string, left: Float32Array, right: Float32Array): void {
		const meter = this.#tracks.get(trackId) ?? new LevelMeter();
		this.#tracks.set(trackId, meter);
		meter.add(left, right);
	}

	/** What the whole gives. */
	sum(left: Float32Array, right: Float32Array): void {
		this.#master.add(left, right);
		this.#loudness.add(left, right);
	}

	/** Levels since the last report. Loudness is worked out again only when a tenth of a second is full. */
	report(): MixLevels {
		if (this.#loudness.steps !== this.#steps) {
			this.#steps = this.#loudness.steps;
			this.#running = this.#loudness.running();
		}
		return { master: this.#master.take(), tracks: Object.fromEntries([...this.#tracks].map(([id, meter]) => [id, meter.take()])), loudness: this.#running };
	}
}
