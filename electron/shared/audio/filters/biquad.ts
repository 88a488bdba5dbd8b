import { gainOfDecibels, tangent } from '../exactMath.ts';

/**
 * Second-order filters at 48 kHz after Robert Bristow-Johnson's cookbook, written with K = tan(π f / 48 000), which keeps low frequencies exact where 1 − cos loses them.
 * y = b0 x + b1 x₁ + b2 x₂ − a1 y₁ − a2 y₂.
 */
export type Biquad = { readonly b0: number; readonly b1: number; readonly b2: number; readonly a1: number; readonly a2: number };

/** Butterworth: no bump at the corner. */
export const flatQ = Math.SQRT1_2;

const sampleRate = 48_000;
const warped = (frequency: number): number => tangent(Math.PI * Math.max(1, Math.min(23_500, frequency)) / sampleRate);

const divided = (a0: number, b0: number, b1: number, b2: number, a1: number, a2: number): Biquad => ({ b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 });

/** Lets through what lies below `frequency` in Hz; −3 dB there with `flatQ`. */
export const lowPassBiquad = (frequency: number, q: number): Biquad => {
	const k = warped(frequency);
	const square = k * k;
	return divided(1 + k / q + square, square, 2 * square, square, 2 * (square - 1), 1 - k / q + square);
};

/** Lets through what lies above `frequency` in Hz; −3 dB there with `flatQ`. */
export const highPassBiquad = (frequency: number, q: number): Biquad => {
	const k = warped(frequency);
	const square = k * k;
	return divided(1 + k / q + square, 1, -2, 1, 2 * (square - 1), 1 - k / q + square);
};

/** Raises or lowers a band around `frequency` by `decibels`; the higher `q`, the narrower. */
export const peakBiquad = (frequency: number, decibels: number, q: number): Biquad => {
	const k = warped(frequency);
	const one = 1 + k * k;
	const middle = 2 * (k * k - 1);
	const a = gainOfDecibels(decibels / 2);
	return divided(one + k / (q * a), one + k * a / q, middle, one - k * a / q, middle, one - k / (q * a));
};

const shelf = (frequency: number, decibels: number, direction: 1 | -1): Biquad => {
	const k = warped(frequency);
	const one = 1 + k * k;
	const cosine = direction * (1 - k * k);
	const a = gainOfDecibels(decibels / 2);
	const slope = 2 * Math.sqrt(a) * k / flatQ;
	const more = (a + 1) * one;
	const less = (a - 1) * cosine;
	return divided(
		more + less + slope,
		a * (more - less + slope), direction * 2 * a * ((a - 1) * one - (a + 1) * cosine), a * (more - less - slope),
		direction * -2 * ((a - 1) * one + (a + 1) * cosine), more + less - slope,
	);
};

/** Raises or lowers everything below `frequency` by `decibels`; half of it at `frequency`. */
export const lowShelfBiquad = (frequency: number, decibels: number): Biquad => shelf(frequency, decibels, 1);

/** Raises or lowers everything above `frequency` by `decibels`; half of it at `frequency`. */
export const highShelfBiquad = (frequency: number, decibels: number): Biquad => shelf(frequency, decibels, -1);

/** What the filter does to a steady tone, in dB. For drawing: it uses the engine's own sines. */
export const biquadDecibels = ({ b0, b1, b2, a1, a2 }: Biquad, frequency: number): number => {
	const sine = Math.sin(Math.PI * frequency / sampleRate) ** 2;
	// |H|² by powers of sin²(ω/2), which does not lose the small differences at low frequencies.
	const power = (c0: number, c1: number, c2: number) => (c0 + c1 + c2) ** 2 - 4 * (c0 * c1 + 4 * c0 * c2 + c1 * c2) * sine + 16 * c0 * c2 * sine * sine;
	return 10 * Math.log10(Math.max(1e-20, power(b0, b1, b2)) / Math.max(1e-20, power(1, a1, a2)));
};

/** Samples after which a beginning from silence differs from having run for ever by less than 120 dB. */
export const settlingOf = ({ a1, a2 }: Biquad): number => {
	const discriminant = a1 * a1 / 4 - a2;
	const radius = discriminant > 0 ? Math.abs(a1) / 2 + Math.sqrt(discriminant) : Math.sqrt(Math.max(0, a2));
	return Math.ceil(14 / Math.max(1e-6, 1 - radius));
};

/** One filter's memory of one channel. */
export class BiquadMemory {
	#first = 0;
	#second = 0;

	/** Filters in place. About 3 ns a sample. What falls below −500 dB becomes silence: numbers too small for the processor's fast path would cost a hundred times as much. */
	process(samples: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): void {
		let first = this.#first;
		let second = this.#second;
		for (let i = 0; i < samples.length; i++) {
			const x = samples[i] ?? 0;
			const y = b0 * x + first;
			first = b1 * x - a1 * y + second;
			second = b2 * x - a2 * y;
			if (first < 1e-25 && first > -1e-25) {
				first = 0;
			}
			if (second < 1e-25 && second > -1e-25) {
				second = 0;
			}
			samples[i] = y;
		}
		this.#first = first;
		this.#second = second;
	}
}
