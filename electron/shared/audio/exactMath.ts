/**
 * Sines, powers and logarithms made of additions, multiplications and divisions only. `Math.sin`, `Math.pow` and `Math.log` may differ in their last bit between
 * the engines of the desktop window and of the exporting process; a filter that feeds back would turn that bit into other samples.
 */

const decibelsPerOctave = 6.020_599_913_279_624;
const naturalOfTwo = 0.693_147_180_559_945_3;

/** 2⁻¹⁴⁰ … 2¹⁴⁰: more than 800 dB each way. */
const largestPower = 140;
const powers = (() => {
	const table = new Float64Array(2 * largestPower + 1);
	let up = 1;
	for (let n = 0; n <= largestPower; n++) {
		table[largestPower + n] = up;
		table[largestPower - n] = 1 / up;
		up *= 2;
	}
	return table;
})();

/** 2 to the power of `x`, relative error below 1e-13. Beyond ±140 it stays there. */
export const powerOfTwo = (x: number): number => {
	const whole = Math.max(-largestPower, Math.min(largestPower, Math.round(x)));
	const f = Math.max(-0.5, Math.min(0.5, x - whole)) * naturalOfTwo;
	const series = 1 + f * (1 + f / 2 * (1 + f / 3 * (1 + f / 4 * (1 + f / 5 * (1 + f / 6 * (1 + f / 7 * (1 + f / 8 * (1 + f / 9 * (1 + f / 10)))))))));
	return (powers[whole + largestPower] ?? 1) * series;
};

const parts = new Float64Array(1);
/** The same eight bytes. Every processor this runs on puts the exponent into the second word. */
const words = new Uint32Array(parts.buffer);

/** The logarithm of `x` to base 2, error below 1e-12; −1000 for 0 and for anything below 1e-300. */
export const logarithmOfTwo = (x: number): number => {
	if (!(x > 1e-300)) {
		return -1000;
	}
	parts[0] = x;
	const high = words[1] ?? 0;
	let exponent = (high >>> 20) - 1023;
	words[1] = (high & 0x000f_ffff) | 0x3ff0_0000;
	let mantissa = parts[0] ?? 1;
	if (mantissa > Math.SQRT2) {
		mantissa /= 2;
		exponent++;
	}
	// Area tangent: ln m = 2 artanh((m − 1) / (m + 1)); the argument is at most 0.172.
	const s = (mantissa - 1) / (mantissa + 1);
	const q = s * s;
	const series = 1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13))))));
	return exponent + 2 * s * series / naturalOfTwo;
};

/** A gain as dB; about −6000 for silence. */
export const decibelsOf = (gain: number): number => logarithmOfTwo(gain) * decibelsPerOctave;

/** dB as a gain. Exactly 1 for 0 dB. */
export const gainOfDecibels = (decibels: number): number => powerOfTwo(decibels / decibelsPerOctave);

/** e to the power of `x`. */
export const exponential = (x: number): number => powerOfTwo(x / naturalOfTwo);

/** The tangent of `x`, 0 … 1.56; relative error below 1e-12 up to 1.5. */
export const tangent = (x: number): number => {
	const q = x * x;
	const sine = x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110 * (1 - q / 156 * (1 - q / 210 * (1 - q / 272 * (1 - q / 342)))))))));
	const cosine = 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56 * (1 - q / 90 * (1 - q / 132 * (1 - q / 182 * (1 - q / 240 * (1 - q / 306 * (1 - q / 380)))))))));
	return sine / cosine;
};

/** What is left per sample of a value that falls to 1/e in `milliseconds` at 48 kHz. 0 ms: nothing. */
export const decayPerSample = (milliseconds: number): number => (milliseconds <= 0 ? 0 : exponential(-1 / (milliseconds * 48)));
