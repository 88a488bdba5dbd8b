import { highPassBiquad } from '../filters/biquad.ts';
import type { SoundEffectDefinition } from './defineSoundEffect.ts';
import { frequencyParameter } from './parameterKinds.ts';
import { createFilterRow, passBiquads, rowSettling, slopeParameter } from './passFilter.ts';

/** Takes away what lies below a frequency: rumble, wind, steps, the hum of a room. Butterworth, −3 dB at the frequency. */
export const highPass: SoundEffectDefinition = {
	name: 'high-pass',
	label: 'High-pass',
	summary: 'Takes away rumble, wind and handling noise below a frequency.',
	group: 'Sound: colour',
	medium: 'sound',
	parameters: [frequencyParameter({ name: 'frequency', label: 'Frequency', min: 20, max: 2000, default: 80 }), slopeParameter],
	settling: values => rowSettling(passBiquads(values, highPassBiquad)),
	create: () => createFilterRow(values => passBiquads(values, highPassBiquad)),
};
