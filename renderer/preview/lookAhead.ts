import type { Time } from '../../electron/shared/time/time.ts';
import type { FrameSupply, SuppliedFrame } from './frameSupply.ts';

/** How many frames are decoded before their turn: enough to ride over a key frame of 4K, few enough to stay in the cache with several layers. */
const framesAhead = 12;

/** What playback is doing now. */
export type Course = {
	/** On the grid of `step`. */
	readonly now: Time;
	/** From one shown frame to the next, negative backwards. */
	readonly step: number;
	/** How long one step lasts. */
	readonly stepMs: number;
	/** Where a moment beyond the end of the loop falls; null beyond the end of the film. */
	readonly fold: (at: Time) => Time | null;
};

type Entry = { readonly ordinal: number; readonly frame: SuppliedFrame };

/** Decodes the frames playback will want, in the order in which it will want them. What comes too late is skipped, not caught up with. */
export class LookAhead {
	readonly #supply: FrameSupply;
	readonly #course: () => Course | null;
	/** Decoded and not shown yet, in order; moments count on beyond the loop's end, which `fold` takes back. */
	#waiting: Entry[] = [];
	/** The next moment to decode, before folding. */
	#next: number | null = null;
	#costMs = 0;
	#generation = 0;
	#isRunning = false;

	/** `course` is asked again before every frame; null stops. */
	constructor(supply: FrameSupply, course: () => Course | null) {
		this.#supply = supply;
		this.#course = course;
	}

	/** Forgets what was decoded for another course and begins at the playhead. */
	restart(): void {
		this.#generation++;
		this.#waiting = [];
		this.#next = null;
		this.wake();
	}

	/** Stops after the frame that is being decoded. */
	stop(): void {
		this.#generation++;
		this.#waiting = [];
	}

	/** Goes on if it waits; to be called as playback proceeds. */
	wake(): void {
		if (!this.#isRunning) {
			void this.#run();
		}
	}

	/** The newest decoded frame whose turn has come at `now`, once, and how many were passed over. Null when there is none. */
	take(now: Time, step: number): { readonly frame: SuppliedFrame; readonly skipped: number } | null {
		const due = this.#waiting.filter(entry => (now - entry.ordinal) / step >= -1e-9);
		const newest = due.at(-1);
		if (!newest) {
			return null;
		}
		this.#waiting = this.#waiting.filter(entry => !due.includes(entry));
		return { frame: newest.frame, skipped: due.length - 1 };
	}

	async #run(): Promise<void> {
		this.#isRunning = true;
		try {
			for (;;) {
				const generation = this.#generation;
				const ordinal = this.#nextWanted();
				const course = this.#course();
				const at = ordinal === null ? null : course?.fold(ordinal as Time) ?? null;
				const plan = at === null ? null : this.#supply.planAt(at);
				if (!plan || ordinal === null || !course) {
					return;
				}
				const startedAt = performance.now();
				const frame = await this.#supply.supply(plan, course.step < 0 ? 'backwards' : 'forwards');
				this.#costMs = performance.now() - startedAt;
				if (generation === this.#generation) {
					this.#waiting.push({ ordinal, frame });
				}
			}
		} finally {
			this.#isRunning = false;
		}
	}

	/** The next moment worth decoding, or null when there is enough. */
	#nextWanted(): number | null {
		const course = this.#course();
		if (!course) {
			return null;
		}
		const { now, step, stepMs } = course;
		const lead = this.#next === null ? null : Math.round((this.#next - now) / step);
		if (lead !== null && lead > framesAhead) {
			return null;
		}
		// Late: what is decoded next would be late again, unless it begins where the playhead will be by then.
		const wanted = lead === null || lead >= 0 ? this.#next ?? now : now + step * Math.ceil(this.#costMs / stepMs);
		this.#next = wanted + step;
		return wanted;
	}
}
