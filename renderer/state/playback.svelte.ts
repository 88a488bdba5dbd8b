import { frameLength, nearestFrame, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { time, zeroTime, type Time } from '../../electron/shared/time/time.ts';

/** What the viewer's player must be able to do. The one of the open viewer tab is attached. */
export type Transport = {
	readonly play: (rate: number) => void;
	readonly pause: () => void;
	readonly seek: (at: Time) => void;
};

const shuttleRates = [1, 2, 4, 8];

/** The transport as buttons and keys see it. Works without a player too: the playhead then simply moves. */
export class Playback {
	isPlaying = $state(false);
	/** 1 normal, negative backwards, 2/4/8 shuttle. */
	rate = $state(1);
	isLooping = $state(false);
	duration = $state<Time>(zeroTime);
	frameRate = $state.raw<FrameRate>({ numerator: 25, denominator: 1 });
	/** Where the playhead is kept: with the timeline, or with the source while that is looked at. */
	readonly #place: () => { playhead: Time };
	#transport: Transport | null = null;

	constructor(place: () => { playhead: Time }) {
		this.#place = place;
	}

	attach(transport: Transport): () => void {
		this.#transport = transport;
		transport.seek(this.#place().playhead);
		return () => {
			if (this.#transport === transport) {
				this.#transport = null;
				this.isPlaying = false;
			}
		};
	}

	/** The player says where it is. */
	moved(at: Time): void {
		this.#place().playhead = at;
	}

	/** The player came to the end, or was stopped. */
	stopped(): void {
		this.isPlaying = false;
		this.rate = 1;
	}

	toggle(): void {
		if (this.isPlaying) {
			this.pause();
		} else {
			this.play(1);
		}
	}

	play(rate: number): void {
		if (rate > 0 && this.#place().playhead >= this.duration && this.duration > 0) {
			this.seek(zeroTime);
		}
		this.rate = rate;
		this.isPlaying = this.#transport !== null;
		this.#transport?.play(rate);
	}

	pause(): void {
		this.#transport?.pause();
		this.stopped();
		this.seek(this.#place().playhead);
	}

	/** L and J: faster forwards, faster backwards; the other direction begins anew. */
	shuttle(direction: 1 | -1): void {
		const isSameWay = this.isPlaying && Math.sign(this.rate) === direction;
		const index = isSameWay ? shuttleRates.indexOf(Math.abs(this.rate)) + 1 : 0;
		this.play(direction * (shuttleRates[Math.min(index, shuttleRates.length - 1)] ?? 1));
	}

	/** Puts the playhead on the frame that is seen at `at`. */
	seek(at: Time): void {
		const frame = nearestFrame(time(Math.max(0, at)), this.frameRate);
		this.#place().playhead = frame;
		this.#transport?.seek(frame);
	}

	step(frames: number): void {
		if (this.isPlaying) {
			this.pause();
		}
		this.seek(time(this.#place().playhead + frames * frameLength(this.frameRate)));	}
}
