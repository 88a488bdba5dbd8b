import { decibelsOf, gainOfDecibels } from '../exactMath.ts';
import { numberIn, type SoundEffectDefinition, type SoundProcessor, type SoundValues } from './defineSoundEffect.ts';
import { GainSmoothing, smoothingSettling } from './gainSmoothing.ts';
import { decibelParameter, millisecondParameter, plainParameter } from './parameterKinds.ts';

/** What decides how much a level is turned down. */
export type CompressorCurve = { readonly threshold: number; readonly ratio: number; readonly knee: number };

/**
 * The change in dB (0 or less) for a level in dB: nothing below the threshold, above it one part in `ratio` of what exceeds it is left, and within the knee a parabola
 * joins both (Giannoulis, Massberg and Reiss, 2012, eq. 4).
 */
export const compressionAt = ({ threshold, ratio, knee }: CompressorCurve, level: number): number => {
	const over = level - threshold;
	if (2 * over <= -knee) {
		return 0;
	}
	const slope = 1 / ratio - 1;
	return 2 * over < knee ? slope * (over + knee / 2) ** 2 / (2 * knee) : slope * over;
};

/** The curve of these settings. */
export const compressorCurve = (values: SoundValues): CompressorCurve => ({ threshold: numberIn(values, 'threshold'), ratio: numberIn(values, 'ratio'), knee: numberIn(values, 'knee') });

const createCompressor = (): SoundProcessor => {
	const smoothing = new GainSmoothing();
	let curve: CompressorCurve = { threshold: 0, ratio: 1, knee: 0 };
	let makeUp = 0;
	return {
		tune: (values) => {
			curve = compressorCurve(values);
			makeUp = numberIn(values, 'makeUp');
			smoothing.tune(numberIn(values, 'attack'), numberIn(values, 'release'));
		},
		process: (left, right) => {
			const unheard = gainOfDecibels(curve.threshold - curve.knee / 2);
			const resting = gainOfDecibels(makeUp);
			for (let i = 0; i < left.length; i++) {
				const l = left[i] ?? 0;
				const r = right[i] ?? 0;
				// Both sides are turned down together, or the picture of the room would wander.
				const peak = Math.max(l < 0 ? -l : l, r < 0 ? -r : r);
				const reduction = smoothing.next(peak <= unheard ? 0 : compressionAt(curve, decibelsOf(peak)));
				const gain = reduction === 0 ? resting : gainOfDecibels(reduction + makeUp);
				left[i] = l * gain;
				right[i] = r * gain;
			}
		},
		reduction: () => -smoothing.decibels,
	};
};

/** Turns loud passages down, so that a voice stays at one level and the whole can be made louder. Follows peaks; both sides together. */
export const compressor: SoundEffectDefinition = {
	name: 'compressor',
	label: 'Compressor',
	summary: 'Evens out loud and quiet: keeps a voice at one level.',
	group: 'Sound: level',
	medium: 'sound',
	parameters: [
		decibelParameter({ name: 'threshold', label: 'Threshold', min: -60, max: 0, default: -20 }),
		plainParameter({ name: 'ratio', label: 'Ratio', min: 1, max: 20, default: 3, unit: ': 1' }),
		decibelParameter({ name: 'knee', label: 'Knee', min: 0, max: 24, default: 6 }),
		millisecondParameter({ name: 'attack', label: 'Attack', min: 0, max: 200, default: 10 }),
		millisecondParameter({ name: 'release', label: 'Release', min: 10, max: 1000, default: 150 }),
		decibelParameter({ name: 'makeUp', label: 'Make-up gain', min: 0, max: 24, default: 0 }),
	],
	settling: values => smoothingSettling(numberIn(values, 'attack'), numberIn(values, 'release')),
	create: createCompressor,
};
