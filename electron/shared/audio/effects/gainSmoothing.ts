import { decayPerSample } from '../exactMath.ts';

/** How many time constants it takes until 40 dB of difference have become a ten-thousandth. */
const constantsToSettle = 13;

/** Follows a gain in dB: towards less at the pace of the attack, back towards more at that of the release. The paces are time constants: 63 % of the way. */
export class GainSmoothing {
	#attack = 0;
	#release = 0;
	#decibels = 0;

	/** Both in milliseconds. */
	tune(attack: number, release: number): void {
		this.#attack = decayPerSample(attack);
		this.#release = decayPerSample(release);
	}

	next(target: number): number {
		const kept = target < this.#decibels ? this.#attack : this.#release;
		const next = target + kept * (this.#decibels - target);
		// So close that nobody could hear it: exact, so that rest costs nothing.
		this.#decibels = next - target < 1e-9 && next - target > -1e-9 ? target : next;
		return this.#decibels;
	}

	/** Where it stands, in dB. */
	get decibels(): number {
		return this.#decibels;
	}
}

/** Samples after which a smoothed gain no longer knows where it began; milliseconds in. */
export const smoothingSettling = (attack: number, release: number): number => Math.ceil(Math.max(attack, release) * 48 * constantsToSettle);
