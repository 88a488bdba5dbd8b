import { decibelsOf, gainOfDecibels } from '../exactMath.ts';
import { SlidingMaximum } from '../filters/slidingMaximum.ts';
import { numberIn, type SoundEffectDefinition, type SoundProcessor } from './defineSoundEffect.ts';
import { GainSmoothing, smoothingSettling } from './gainSmoothing.ts';
import { decibelParameter, millisecondParameter } from './parameterKinds.ts';

/** Below the threshold each dB becomes so many. */
const steepness = 6;

const createNoiseGate = (): SoundProcessor => {
	const smoothing = new GainSmoothing();
	let held = new SlidingMaximum(1);
	let holdSamples = -1;
	let threshold = 0;
	let range = 0;
	return {
		tune: (values) => {
			threshold = numberIn(values, 'threshold');
			range = numberIn(values, 'range');
			// Opening is what must be quick: going up follows the attack, going down the release.
			smoothing.tune(numberIn(values, 'release'), numberIn(values, 'attack'));
			const samples = Math.round(numberIn(values, 'hold') * 48);
			if (samples !== holdSamples) {
				holdSamples = samples;
				held = new SlidingMaximum(samples);
			}
		},
		process: (left, right) => {
			const open = gainOfDecibels(threshold);
			for (let i = 0; i < left.length; i++) {
				const l = left[i] ?? 0;
				const r = right[i] ?? 0;
				const level = held.next(Math.max(l < 0 ? -l : l, r < 0 ? -r : r));
				const target = level >= open ? 0 : Math.max(-range, (decibelsOf(level) - threshold) * (steepness - 1));
				const reduction = smoothing.next(target);
				const gain = reduction === 0 ? 1 : gainOfDecibels(reduction);
				left[i] = l * gain;
				right[i] = r * gain;
			}
		},
		reduction: () => -smoothing.decibels,
	};
};

/** Turns down what is quieter than a threshold: the room between two sentences. A steep expander rather than a switch, so that it does not flutter. */
export const noiseGate: SoundEffectDefinition = {
	name: 'noise-gate',
	label: 'Noise gate',
	summary: 'Turns down the noise of the room between words.',
	group: 'Sound: level',
	medium: 'sound',
	parameters: [
		decibelParameter({ name: 'threshold', label: 'Threshold', min: -80, max: 0, default: -45 }),
		decibelParameter({ name: 'range', label: 'Turns down by', min: 0, max: 60, default: 18 }),
		millisecondParameter({ name: 'attack', label: 'Attack', min: 0, max: 100, default: 2 }),
		millisecondParameter({ name: 'hold', label: 'Hold', min: 1, max: 1000, default: 120 }),
		millisecondParameter({ name: 'release', label: 'Release', min: 10, max: 1000, default: 200 }),
	],
	settling: values => smoothingSettling(numberIn(values, 'attack'), numberIn(values, 'release')) + Math.round(numberIn(values, 'hold') * 48),
	isNeutral: values => values['range'] === 0,
	create: createNoiseGate,
};
