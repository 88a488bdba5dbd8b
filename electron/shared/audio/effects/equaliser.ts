import { highShelfBiquad, lowShelfBiquad, peakBiquad, type Biquad } from '../filters/biquad.ts';
import type { SingleParameter } from '../../parameters/parameter.ts';
import { numberIn, type SoundEffectDefinition, type SoundValues } from './defineSoundEffect.ts';
import { decibelParameter, frequencyParameter, plainParameter } from './parameterKinds.ts';
import { createFilterRow, rowSettling } from './passFilter.ts';

/** One band of the equaliser, as the curve shows it. `parameters` lead into the effect record's parameters. */
export type EqualiserBand = { readonly name: string; readonly label: string; readonly type: 'low-shelf' | 'peak' | 'high-shelf'; readonly frequency: number };

/** From low to high: a shelf, four peaks, a shelf. */
export const equaliserBands: readonly EqualiserBand[] = [
	{ name: 'low', label: 'Low shelf', type: 'low-shelf', frequency: 100 },
	{ name: 'band1', label: 'Band 1', type: 'peak', frequency: 200 },
	{ name: 'band2', label: 'Band 2', type: 'peak', frequency: 600 },
	{ name: 'band3', label: 'Band 3', type: 'peak', frequency: 1800 },
	{ name: 'band4', label: 'Band 4', type: 'peak', frequency: 5000 },
	{ name: 'high', label: 'High shelf', type: 'high-shelf', frequency: 10_000 },
];

const parametersOf = ({ name, label, type, frequency }: EqualiserBand): readonly SingleParameter[] => [
	decibelParameter({ name: `${name}Gain`, label: 'Gain', group: label, min: -18, max: 18, default: 0 }),
	frequencyParameter({ name: `${name}Frequency`, label: 'Frequency', group: label, min: 20, max: 20_000, default: frequency }),
	...(type === 'peak' ? [plainParameter({ name: `${name}Q`, label: 'Width (Q)', group: label, min: 0.3, max: 10, default: 1 })] : []),
];

/** The filter of one band with these settings. */
export const bandBiquad = (band: EqualiserBand, values: SoundValues): Biquad => {
	const gain = numberIn(values, `${band.name}Gain`);
	const frequency = numberIn(values, `${band.name}Frequency`);
	switch (band.type) {
		case 'low-shelf': return lowShelfBiquad(frequency, gain);
		case 'high-shelf': return highShelfBiquad(frequency, gain);
		case 'peak': return peakBiquad(frequency, gain, numberIn(values, `${band.name}Q`));
	}
};

/** All six stay in the row, flat ones too: a band turned up while it sounds then begins with the right memory. */
const filtersOf = (values: SoundValues): readonly Biquad[] => equaliserBands.map(band => bandBiquad(band, values));

/** Four bands and two shelves: shapes the colour of a sound. */
export const equaliser: SoundEffectDefinition = {
	name: 'equaliser',
	label: 'Equaliser',
	summary: 'Shapes the colour of a sound with four bands and two shelves.',
	group: 'Sound: colour',
	medium: 'sound',
	parameters: equaliserBands.flatMap(parametersOf),
	settling: values => rowSettling(filtersOf(values)),
	isNeutral: values => equaliserBands.every(band => values[`${band.name}Gain`] === 0),
	create: () => createFilterRow(filtersOf),
};
