import { flicksPerSecond, type Time } from '../../electron/shared/time/time.ts';

/** Says what moment it is while playing. Sound leads: its position, when there is one, overrules the computer's clock. */
export class PlaybackClock {
	readonly #soundPosition: () => number | null;
	readonly #nowMs: () => number;
	#anchor: { readonly position: number; readonly ms: number; readonly speed: number } | null = null;

	/** `soundPosition` is what is heard now in flicks, or null without sound. `nowMs` must never run backwards. */
	constructor(soundPosition: () => number | null, nowMs: () => number = () => performance.now()) {
		this.#soundPosition = soundPosition;
		this.#nowMs = nowMs;
	}

	get isRunning(): boolean {
		return this.#anchor !== null;
	}

	start(position: number, speed: number): void {
		this.#anchor = { position, ms: this.#nowMs(), speed };
	}

	stop(): void {
		this.#anchor = null;
	}

	/** Flicks of the sequence, not limited to it and not on a frame. Zero while it stands. */
	position(): Time {
		const anchor = this.#anchor;
		if (!anchor) {
			return 0 as Time;
		}
		const heard = anchor.speed === 1 ? this.#soundPosition() : null;
		if (heard !== null) {
			// The device's clock is estimated anew each time and may seem to slip back by a millisecond; the picture must not.
			const position = Math.max(heard, anchor.position);
			// Should the sound vanish, the computer's clock goes on from here.
			this.#anchor = { position, ms: this.#nowMs(), speed: 1 };
			return position as Time;
		}
		return anchor.position + (this.#nowMs() - anchor.ms) / 1000 * flicksPerSecond * anchor.speed as Time;
	}
}
