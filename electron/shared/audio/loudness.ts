import { BiquadMemory, type Biquad } from './filters/biquad.ts';
import { TruePeakDetector } from './filters/truePeak.ts';

/** What ITU-R BS.1770-4 and EBU R 128 say of a sound. Levels of silence are −Infinity. */
export type Loudness = {
	/** The whole, gated: LUFS. */
	readonly integrated: number;
	/** The last 0.4 s and the last 3 s: LUFS. */
	readonly momentary: number; readonly shortTerm: number;
	/** Loudness range after EBU Tech 3342: LU. */
	readonly range: number;
	/** The highest peak of the wave so far, between the samples too: dBTP. */
	readonly truePeak: number;
};

/** What can be said while it goes on: everything but the range. */
export type RunningLoudness = Omit<Loudness, 'range'>;

/** Of silence, and of nothing. */
export const noLoudness: Loudness = { integrated: -Infinity, momentary: -Infinity, shortTerm: -Infinity, range: 0, truePeak: -Infinity };

/** The two filters of K-weighting at 48 kHz (BS.1770-4, tables 1 and 2): the head, and the ear's deafness for the lowest. */
const head: Biquad = { b0: 1.535_124_859_586_97, b1: -2.691_696_189_406_38, b2: 1.198_392_810_852_85, a1: -1.690_659_293_182_41, a2: 0.732_480_774_215_85 };
const lows: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.990_047_454_833_98, a2: 0.990_072_250_366_21 };

/** A tenth of a second: both windows are whole numbers of them, and overlap as the standard wants. */
const stepSamples = 4800;
const momentarySteps = 4;
const shortTermSteps = 30;
const absoluteGate = -70;

const loudnessOf = (power: number): number => -0.691 + 10 * Math.log10(power);
const powerOf = (loudness: number): number => 10 ** ((loudness + 0.691) / 10);

/** Mean of the powers above a gate; 0 where there are none. Leaves no garbage: it runs in the audio thread. */
const meanAbove = (powers: readonly number[], gate: number): number => {
	let sum = 0;
	let count = 0;
	for (const power of powers) {
		if (power > gate) {
			sum += power;
			count++;
		}
	}
	return count === 0 ? 0 : sum / count;
};

class Channel {
	readonly #head = new BiquadMemory();
	readonly #lows = new BiquadMemory();
	#weighted = new Float32Array(stepSamples);

	/** The sum of squares after weighting. */
	energy(samples: Float32Array): number {
		const weighted = this.#weighted.subarray(0, samples.length);
		weighted.set(samples);
		this.#head.process(weighted, head);
		this.#lows.process(weighted, lows);
		let sum = 0;
		for (const sample of weighted) {
			sum += sample * sample;
		}
		return sum;
	}
}

/**
 * Measures loudness while stereo sound at 48 kHz streams by. Holds 24 bytes per tenth of a second: an hour costs 0.9 MB. About 15 ns a sample, 100 ns with true peaks.
 */
export class LoudnessMeter {
	readonly #left = new Channel();
	readonly #right = new Channel();
	readonly #detectors: readonly [TruePeakDetector, TruePeakDetector] | null;
	/** Mean power of both sides together, one for every finished tenth of a second. */
	readonly #steps: number[] = [];
	/** Mean power of the window of 0.4 s, and of 3 s, that ends with a step. */
	readonly #momentary: number[] = [];
	readonly #shortTerm: number[] = [];
	#energy = 0;
	#inStep = 0;
	#peak = 0;

	constructor({ withTruePeak = true }: { readonly withTruePeak?: boolean } = {}) {
		this.#detectors = withTruePeak ? [new TruePeakDetector(), new TruePeakDetector()] : null;
	}

	/** Takes the next samples of both sides. */
	add(left: Float32Array, right: Float32Array): void {
		this.#addPeaks(left, right);
		for (let start = 0; start < left.length;) {
			const end = Math.min(left.length, start + stepSamples - this.#inStep);
			this.#energy += this.#left.energy(left.subarray(start, end)) + this.#right.energy(right.subarray(start, end));
			this.#inStep += end - start;
			start = end;
			if (this.#inStep === stepSamples) {
				this.#steps.push(this.#energy / stepSamples);
				this.#endWindows();
				this.#energy = 0;
				this.#inStep = 0;
			}
		}
	}

	/** What has been heard so far. */
	read(): Loudness {
		return { ...this.running(), range: loudnessRange(this.#shortTerm) };
	}

	/** The same without the range. Costs 1 ns for every tenth of a second so far: cheap enough to be asked ten times a second. */
	running(): RunningLoudness {
		return {
			integrated: integratedLoudness(this.#momentary), momentary: loudnessOf(this.#momentary.at(-1) ?? 0), shortTerm: loudnessOf(this.#shortTerm.at(-1) ?? 0),
			truePeak: 20 * Math.log10(this.#peak),
		};
	}

	/** Finished tenths of a second so far. */
	get steps(): number {
		return this.#steps.length;
	}

	#addPeaks(left: Float32Array, right: Float32Array): void {
		if (!this.#detectors) {
			return;
		}
		const [l, r] = this.#detectors;
		for (let i = 0; i < left.length; i++) {
			this.#peak = Math.max(this.#peak, l.next(left[i] ?? 0, this.#peak), r.next(right[i] ?? 0, this.#peak));
		}
	}

	#endWindows(): void {
		if (this.#steps.length >= momentarySteps) {
			this.#momentary.push(this.#last(momentarySteps));
		}
		if (this.#steps.length >= shortTermSteps) {
			this.#shortTerm.push(this.#last(shortTermSteps));
		}
	}

	/** Mean power of the last so many steps. */
	#last(count: number): number {
		let sum = 0;
		for (let step = this.#steps.length - count; step < this.#steps.length; step++) {
			sum += this.#steps[step] ?? 0;
		}
		return sum / count;
	}
}

/** Mean of what lies above −70 LUFS and at most 10 LU below the mean of that. */
const integratedLoudness = (powers: readonly number[]): number => {
	const absolute = powerOf(absoluteGate);
	return loudnessOf(meanAbove(powers, Math.max(absolute, meanAbove(powers, absolute) / 10)));
};

/** From the 10th to the 95th per cent of what lies above −70 LUFS and at most 20 LU below the mean of that. */
const loudnessRange = (powers: readonly number[]): number => {
	const absolute = powerOf(absoluteGate);
	const gate = Math.max(absolute, meanAbove(powers, absolute) / 100);
	const sorted = powers.filter(power => power > gate).toSorted((a, b) => a - b);
	const at = (share: number) => loudnessOf(sorted[Math.round((sorted.length - 1) * share)] ?? 0);
	return sorted.length === 0 ? 0 : at(0.95) - at(0.1);
};
