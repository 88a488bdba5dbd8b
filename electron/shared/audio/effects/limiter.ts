import { decayPerSample, decibelsOf, gainOfDecibels } from '../exactMath.ts';
import { SlidingMaximum } from '../filters/slidingMaximum.ts';
import { TruePeakDetector, truePeakTaps } from '../filters/truePeak.ts';
import { numberIn, type SoundEffectDefinition, type SoundProcessor } from './defineSoundEffect.ts';
import { smoothingSettling } from './gainSmoothing.ts';
import { decibelParameter, millisecondParameter } from './parameterKinds.ts';

/** Over so many samples (5 ms) the gain glides down before a peak. */
const glide = 240;
/** A peak is held while any sample the interpolation looked at is on its way out. */
const held = glide + truePeakTaps;
const delay = glide + truePeakTaps - 2;
/** Gains are counted in steps of 2⁻³⁰: sums of whole numbers carry no rounding along, so the glide forgets what has passed. */
const steps = 2 ** 30;
/** The gain moves while the wave is interpolated; this much (0.02 dB) is kept free for it. */
const reserve = 0.02;

/** What a limiter remembers of one channel: the sound on its way out. */
class DelayLine {
	readonly #samples = new Float32Array(delay);
	#place = 0;

	next(sample: number): number {
		const out = this.#samples[this.#place] ?? 0;
		this.#samples[this.#place] = sample;
		this.#place = this.#place + 1 === delay ? 0 : this.#place + 1;
		return out;
	}
}

const createLimiter = (): SoundProcessor => {
	const detectors = { left: new TruePeakDetector(), right: new TruePeakDetector() };
	const lines = { left: new DelayLine(), right: new DelayLine() };
	const peaks = new SlidingMaximum(held);
	const glided = new Float64Array(glide).fill(steps);
	let place = 0;
	let sum = glide * steps;
	let envelope = 1;
	let ceiling = 1;
	let release = 0;
	let drive = 1;
	return {
		tune: (values) => {
			ceiling = gainOfDecibels(numberIn(values, 'ceiling') - reserve);
			release = decayPerSample(numberIn(values, 'release'));
			drive = gainOfDecibels(numberIn(values, 'drive'));
		},
		process: (left, right) => {
			for (let i = 0; i < left.length; i++) {
				const l = (left[i] ?? 0) * drive;
				const r = (right[i] ?? 0) * drive;
				const peak = peaks.next(Math.max(detectors.left.next(l, ceiling), detectors.right.next(r, ceiling)));
				const wanted = peak > ceiling ? ceiling / peak : 1;
				envelope = wanted < envelope ? wanted : wanted + release * (envelope - wanted);
				const counted = Math.floor(envelope * steps);
				sum += counted - (glided[place] ?? 0);
				glided[place] = counted;
				place = place + 1 === glide ? 0 : place + 1;
				const gain = sum / (glide * steps);
				left[i] = lines.left.next(l) * gain;
				right[i] = lines.right.next(r) * gain;
			}
		},
		reduction: () => Math.max(0, -decibelsOf(sum / (glide * steps))),
	};
};

/** Lets nothing above a ceiling, between the samples neither (true peak, four times the samples). Looks 5 ms ahead, so it neither clips nor clicks. */
export const limiter: SoundEffectDefinition = {
	name: 'limiter',
	label: 'Limiter',
	summary: 'Lets no peak above a ceiling, so that nothing clips.',
	group: 'Sound: level',
	medium: 'sound',
	parameters: [
		decibelParameter({ name: 'drive', label: 'Drive', min: 0, max: 24, default: 0 }),
		decibelParameter({ name: 'ceiling', label: 'Ceiling (true peak)', min: -24, max: 0, default: -1 }),
		millisecondParameter({ name: 'release', label: 'Release', min: 10, max: 1000, default: 100 }),
	],
	latency: delay,
	settling: values => smoothingSettling(0, numberIn(values, 'release')) + 2 * (held + glide),
	create: createLimiter,
};
