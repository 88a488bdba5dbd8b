/**
 * Between two samples the wave may rise above both (ITU-R BS.1770-4, Annex 2). Looked at four times as often, by windowed sines twice as long as the standard's, which
 * read tones up to 18 kHz to within 0.25 dB where the standard's twelve taps lose half a dB.
 */
export const truePeakTaps = 24;
const half = truePeakTaps / 2;
/** Of the Kaiser window: side lobes 70 dB down. */
const steepness = 6.5;

/** The modified Bessel function of order 0, by its series: additions and multiplications only, the same in every engine. */
const bessel = (x: number): number => {
	let term = 1;
	let sum = 1;
	for (let k = 1; k < 40; k++) {
		term *= x * x / (4 * k * k);
		sum += term;
	}
	return sum;
};

/** sin(π · quarters / 4) for 1, 2 and 3. */
const quarterSines = [0, Math.SQRT1_2, 1, Math.SQRT1_2];

/** Taps that read the wave `quarters` of the way from sample 11 to sample 12 of 24. */
const phaseOf = (quarters: number): number[] => {
	const taps = Array.from({ length: truePeakTaps }, (_, index) => {
		const distance = half - 1 + quarters / 4 - index;
		const sine = (quarterSines[quarters] ?? 0) * ((half - 1 - index) % 2 === 0 ? 1 : -1);
		return sine / (Math.PI * distance) * bessel(steepness * Math.sqrt(1 - (distance / half) ** 2)) / bessel(steepness);
	});
	const sum = taps.reduce((total, tap) => total + tap, 0);
	return taps.map(tap => tap / sum);
};

const phases = [1, 2, 3].map(phaseOf);
const coefficients = Float64Array.from(phases.flat());
/** No interpolated value exceeds the largest of its samples by more. */
const worstOvershoot = Math.max(...phases.map(phase => phase.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/** Watches one channel for true peaks. */
export class TruePeakDetector {
	/** Twice, one after the other: the samples of the filter are then always at hand without a turn. */
	readonly #history = new Float64Array(2 * truePeakTaps);
	#place = 0;
	#loudest = 0;
	#loudestAge = 0;

	/** Takes a sample and answers the largest magnitude of the wave twelve samples ago, between the samples too, or the sample’s own where that is larger. Below `ignored` the answer may be any value up to `ignored`. About 50 ns, 3 ns where it is quiet. */
	next(sample: number, ignored = 0): number {
		const history = this.#history;
		const size = sample < 0 ? -sample : sample;
		history[this.#place] = sample;
		history[this.#place + truePeakTaps] = sample;
		this.#place = (this.#place + 1) % truePeakTaps;
		// An upper bound of the samples in the filter: exact enough to skip what is quiet.
		this.#loudestAge++;
		if (size >= this.#loudest) {
			this.#loudest = size;
			this.#loudestAge = 0;
		} else if (this.#loudestAge >= truePeakTaps) {
			this.#loudest = 0;
			for (let tap = 0; tap < truePeakTaps; tap++) {
				const value = Math.abs(history[this.#place + tap] ?? 0);
				if (value >= this.#loudest) {
					this.#loudest = value;
					this.#loudestAge = truePeakTaps - 1 - tap;
				}
			}
		}
		return this.#loudest * worstOvershoot <= ignored ? size : this.#interpolated(size);
	}

	#interpolated(size: number): number {
		const history = this.#history;
		let largest = size;
		for (let phase = 0; phase < coefficients.length; phase += truePeakTaps) {
			let sum = 0;
			for (let tap = 0; tap < truePeakTaps; tap++) {
				sum += (history[this.#place + tap] ?? 0) * (coefficients[phase + tap] ?? 0);
			}
			const value = sum < 0 ? -sum : sum;
			if (value > largest) {
				largest = value;
			}
		}
		return largest;
	}
}
