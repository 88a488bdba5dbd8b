import { lowPassBiquad } from '../filters/biquad.ts';
import type { SoundEffectDefinition } from './defineSoundEffect.ts';
import { frequencyParameter } from './parameterKinds.ts';
import { createFilterRow, passBiquads, rowSettling, slopeParameter } from './passFilter.ts';

/** Takes away what lies above a frequency: hiss, or the sound of being behind a door. Butterworth, −3 dB at the frequency. */
export const lowPass: SoundEffectDefinition = {
	name: 'low-pass',
	label: 'Low-pass',
	summary: 'Takes away hiss above a frequency, or puts sound behind a door.',
	group: 'Sound: colour',
	medium: 'sound',
	parameters: [frequencyParameter({ name: 'frequency', label: 'Frequency', min: 100, max: 20_000, default: 8000 }), slopeParameter],
	settling: values => rowSettling(passBiquads(values, lowPassBiquad)),
	create: () => createFilterRow(values => passBiquads(values, lowPassBiquad)),
};
