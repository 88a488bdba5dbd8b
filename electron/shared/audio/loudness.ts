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
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

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
 * Measures loudness while stereo sound at 48 kHz streams by. Holds eight bytes per tenth of a second: an hour costs 0.3 MB. About 15 ns a sample, 100 ns with true peaks.
 */
export class LoudnessMeter {
	readonly #left = new Channel();
	readonly #right = new Channel();
	readonly #detectors: readonly [TruePeakDetector, TruePeakDetector] | null;
	/** Mean power of both sides together, one for every finished tenth of a second. */
	readonly #steps: number[] = [];
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
				this.#energy = 0;
				this.#inStep = 0;
			}
		}
	}

	/** What has been heard so far. */
	read(): Loudness {
		return {
			integrated: integratedLoudness(this.#windows(momentarySteps)), momentary: loudnessOf(this.#last(momentarySteps)), shortTerm: loudnessOf(this.#last(shortTermSteps)),
			range: loudnessRange(this.#windows(shortTermSteps)), truePeak: 20 * Math.log10(this.#peak),
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

	#last(count: number): number {
		return this.#steps.length < count ? 0 : mean(this.#steps.slice(-count));
	}

	/** Power of every window of so many tenths of a second, each a tenth later than the one before. */
	#windows(count: number): number[] {
		const windows: number[] = [];
		for (let end = count; end <= this.#steps.length; end++) {
			let sum = 0;
			for (let step = end - count; step < end; step++) {
				sum += this.#steps[step] ?? 0;
			}
			windows.push(sum / count);
		}
		return windows;
	}
}

/** Mean of what lies above −70 LUFS and at most 10 LU below the mean of that. */
const integratedLoudness = (powers: readonly number[]): number => {
	const audible = powers.filter(power => power > powerOf(absoluteGate));
	const gate = mean(audible) / 10;
	return loudnessOf(audible.length === 0 ? 0 : mean(audible.filter(power => power > gate)));
};

/** From the 10th to the 95th per cent of what lies above −70 LUFS and at most 20 LU below the mean of that. */
const loudnessRange = (powers: readonly number[]): number => {
	const audible = powers.filter(power => power > powerOf(absoluteGate));
	const gate = mean(audible) / 100;
	const sorted = audible.filter(power => power > gate).toSorted((a, b) => a - b);
	const at = (share: number) => loudnessOf(sorted[Math.round((sorted.length - 1) * share)] ?? 0);
	return sorted.length === 0 ? 0 : at(0.95) - at(0.1);
};
