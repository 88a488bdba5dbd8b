import { decibelsOf, gainOfDecibels, tangent } from '../exactMath.ts';
import { flatQ, highPassBiquad, settlingOf } from '../filters/biquad.ts';
import { numberIn, type SoundEffectDefinition, type SoundProcessor } from './defineSoundEffect.ts';
import { GainSmoothing, smoothingSettling } from './gainSmoothing.ts';
import { decibelParameter, frequencyParameter } from './parameterKinds.ts';

const attack = 1;
const release = 60;
/** Of what exceeds the threshold, a quarter is left. */
const slope = 1 / 4 - 1;

/** Half the width of the corner: 1 / Q of a Butterworth. */
const k = Math.SQRT2;

/**
 * A state-variable filter (Simper, 2013) whose high shelf may move with every sample: with nothing turned down it passes sound bit for bit. `high` is what lies above
 * its corner, the last sample's.
 */
class MovingShelf {
	#first = 0;
	#second = 0;
	#band = 0;
	#low = 0;
	high = 0;

	/** Takes a sample; `g` is the tangent of the corner. */
	take(sample: number, g: number): void {
		const a1 = 1 / (1 + g * (g + k));
		const rest = sample - this.#second;
		this.#band = a1 * (this.#first + g * rest);
		this.#low = this.#second + g * this.#band;
		// Below −500 dB: silence, which the processor computes a hundred times as fast.
		const first = 2 * this.#band - this.#first;
		const second = 2 * this.#low - this.#second;
		this.#first = first < 1e-25 && first > -1e-25 ? 0 : first;
		this.#second = second < 1e-25 && second > -1e-25 ? 0 : second;
		this.high = sample - k * this.#band - this.#low;
	}

	/** The sample just taken with its highs at `root` squared. */
	shelved(sample: number, root: number): number {
		return root * root * sample + k * (1 - root) * root * this.#band + (1 - root * root) * this.#low;
	}
}

const createDeEsser = (): SoundProcessor => {
	const smoothing = new GainSmoothing();
	const shelves = { left: new MovingShelf(), right: new MovingShelf() };
	let g = 0;
	let threshold = 0;
	let range = 0;
	smoothing.tune(attack, release);
	return {
		tune: (values) => {
			g = tangent(Math.PI * numberIn(values, 'frequency') / 48_000);
			threshold = numberIn(values, 'threshold');
			range = numberIn(values, 'range');
		},
		process: (left, right) => {
			for (let i = 0; i < left.length; i++) {
				const l = left[i] ?? 0;
				const r = right[i] ?? 0;
				shelves.left.take(l, g);
				shelves.right.take(r, g);
				const over = decibelsOf(Math.max(Math.abs(shelves.left.high), Math.abs(shelves.right.high))) - threshold;
				const reduction = smoothing.next(over > 0 ? Math.max(-range, slope * over) : 0);
				if (reduction !== 0) {
					const root = gainOfDecibels(reduction / 2);
					left[i] = shelves.left.shelved(l, root);
					right[i] = shelves.right.shelved(r, root);
				}
			}
		},
		reduction: () => -smoothing.decibels,
	};
};

/** Softens the hiss of S and T: turns down the highs alone, while they are loud. */
export const deEsser: SoundEffectDefinition = {
	name: 'de-esser',
	label: 'De-esser',
	summary: 'Softens sharp S and T sounds of a voice.',
	group: 'Sound: level',
	medium: 'sound',
	parameters: [
		frequencyParameter({ name: 'frequency', label: 'Above', min: 2000, max: 12_000, default: 5500 }),
		decibelParameter({ name: 'threshold', label: 'Threshold', min: -60, max: 0, default: -30 }),
		decibelParameter({ name: 'range', label: 'At most', min: 0, max: 24, default: 10 }),
	],
	settling: values => smoothingSettling(attack, release) + settlingOf(highPassBiquad(numberIn(values, 'frequency'), flatQ)),
	isNeutral: values => values['range'] === 0,
	create: createDeEsser,
};
