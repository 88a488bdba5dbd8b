import { BiquadMemory, flatQ, settlingOf, type Biquad } from '../filters/biquad.ts';
import type { SingleParameter } from '../../parameters/parameter.ts';
import { numberIn, type SoundProcessor, type SoundValues } from './defineSoundEffect.ts';

/** Butterworth of fourth order: two of second order, one broad, one with a bump that fills its corner. */
const steepQs = [0.541_196_100_146_197, 1.306_562_964_876_377];

/** How steeply a pass filter falls: shared by high-pass and low-pass. */
export const slopeParameter: SingleParameter = {
	path: 'parameters.slope', label: 'Slope', group: 'Sound', type: 'choice', default: '12',
	choices: [{ value: '12', label: '12 dB per octave' }, { value: '24', label: '24 dB per octave' }],
};

/** The second-order filters that make up a pass filter with these settings. */
export const passBiquads = (values: SoundValues, design: (frequency: number, q: number) => Biquad): readonly Biquad[] =>
	(values['slope'] === '24' ? steepQs : [flatQ]).map(q => design(numberIn(values, 'frequency'), q));

/** Filters in a row on both channels. A filter that appears or goes keeps nobody else's memory. */
export const createFilterRow = (filtersOf: (values: SoundValues) => readonly Biquad[]): SoundProcessor => {
	let filters: readonly Biquad[] = [];
	let memories: { left: BiquadMemory; right: BiquadMemory }[] = [];
	return {
		tune: (values) => {
			filters = filtersOf(values);
			memories = filters.map((_, index) => memories[index] ?? { left: new BiquadMemory(), right: new BiquadMemory() });
		},
		process: (left, right) => filters.forEach((filter, index) => {
			memories[index]?.left.process(left, filter);
			memories[index]?.right.process(right, filter);
		}),
	};
};

/** Samples after which a row of filters has settled. */
export const rowSettling = (filters: readonly Biquad[]): number => filters.reduce((sum, filter) => sum + settlingOf(filter), 0);
