import { decibelsOf, gainOfDecibels } from '../exactMath.ts';
import { SlidingMaximum } from '../filters/slidingMaximum.ts';
import { numberIn, type SoundEffectDefinition, type SoundProcessor } from './defineSoundEffect.ts';
import { GainSmoothing, smoothingSettling } from './gainSmoothing.ts';
import { decibelParameter, millisecondParameter } from './parameterKinds.ts';

/** From silence to full ducking over so many dB around the threshold: a voice that fades in does not switch. */
const width = 6;

const createDucking = (): SoundProcessor => {
	const smoothing = new GainSmoothing();
	let held = new SlidingMaximum(1);
	let holdSamples = -1;
	let threshold = 0;
	let amount = 0;
	return {
		tune: (values) => {
			threshold = numberIn(values, 'threshold');
			amount = numberIn(values, 'amount');
			smoothing.tune(numberIn(values, 'attack'), numberIn(values, 'release'));
			const samples = Math.round(numberIn(values, 'hold') * 48);
			if (samples !== holdSamples) {
				holdSamples = samples;
				held = new SlidingMaximum(samples);
			}
		},
		process: (left, right, key) => {
			const unheard = gainOfDecibels(threshold - width / 2);
			for (let i = 0; i < left.length; i++) {
				const l = key?.left[i] ?? 0;
				const r = key?.right[i] ?? 0;
				const level = held.next(Math.max(l < 0 ? -l : l, r < 0 ? -r : r));
				const part = level <= unheard ? 0 : Math.min(1, (decibelsOf(level) - threshold) / width + 0.5);
				const reduction = smoothing.next(-amount * part);
				if (reduction !== 0) {
					const gain = gainOfDecibels(reduction);
					left[i] = (left[i] ?? 0) * gain;
					right[i] = (right[i] ?? 0) * gain;
				}
			}
		},
		reduction: () => -smoothing.decibels,
	};
};

/** Turns a track down while another is heard: music under a voice. It listens to the other track's clips with their own volumes and fades, whatever effects lie on them. */
export const ducking: SoundEffectDefinition = {
	name: 'ducking',
	label: 'Ducking',
	summary: 'Turns music down while somebody speaks on another track.',
	group: 'Sound: level',
	medium: 'sound',
	parameters: [
		{ path: 'parameters.trackId', label: 'Listens to', group: 'Sound', type: 'track', default: '' },
		decibelParameter({ name: 'amount', label: 'Turns down by', min: 0, max: 40, default: 12 }),
		decibelParameter({ name: 'threshold', label: 'Threshold', min: -60, max: 0, default: -36 }),
		millisecondParameter({ name: 'attack', label: 'Attack', min: 5, max: 1000, default: 120 }),
		millisecondParameter({ name: 'hold', label: 'Hold', min: 20, max: 2000, default: 400 }),
		millisecondParameter({ name: 'release', label: 'Release', min: 20, max: 1500, default: 500 }),
	],
	settling: values => smoothingSettling(numberIn(values, 'attack'), numberIn(values, 'release')) + Math.round(numberIn(values, 'hold') * 48),
	isNeutral: values => values['amount'] === 0 || values['trackId'] === '',
	create: createDucking,
};
