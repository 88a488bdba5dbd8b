import { bandBiquad, equaliserBands, type EqualiserBand } from '../../electron/shared/audio/effects/equaliser.ts';
import { compressionAt, compressorCurve } from '../../electron/shared/audio/effects/compressor.ts';
import { numberIn, type SoundValues } from '../../electron/shared/audio/effects/defineSoundEffect.ts';
import { biquadDecibels } from '../../electron/shared/audio/filters/biquad.ts';

/** What the curve of an equaliser shows: hearing from left to right, by octaves, and so many dB up and down. */
export const hearing = { low: 20, high: 20_000, decibels: 18 };

const octaves = Math.log2(hearing.high / hearing.low);

/** Where a frequency stands: 0 at the left, 1 at the right. */
export const placeOfFrequency = (frequency: number): number => Math.max(0, Math.min(1, Math.log2(frequency / hearing.low) / octaves));

/** The frequency at a place, in whole Hz. */
export const frequencyOfPlace = (place: number): number => Math.round(hearing.low * 2 ** (Math.max(0, Math.min(1, place)) * octaves));

/** Where a gain stands: 0 at the top (+18 dB), 1 at the bottom. */
export const placeOfGain = (decibels: number): number => 0.5 - decibels / (2 * hearing.decibels);

/** The gain at a place, to a tenth of a dB. */
export const gainOfPlace = (place: number): number => Math.round((0.5 - Math.max(0, Math.min(1, place))) * 20 * hearing.decibels) / 10;

/** What an equaliser with these settings does at a frequency, in dB: all its bands together. */
export const responseAt = (values: SoundValues, frequency: number): number =>
	equaliserBands.reduce((sum, band) => sum + biquadDecibels(bandBiquad(band, values), frequency), 0);

const pathOf = (points: readonly (readonly [number, number])[]): string => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');

const steps = 160;

/** The response as a line through a picture of this size. */
export const responsePath = (values: SoundValues, width: number, height: number): string => pathOf(Array.from({ length: steps + 1 }, (_, step) => {
	const place = step / steps;
	return [place * width, Math.max(-2, Math.min(height + 2, placeOfGain(responseAt(values, hearing.low * 2 ** (place * octaves))) * height))] as const;
}));

/** Where a band of these settings stands. */
export const bandPlace = (band: EqualiserBand, values: SoundValues): { readonly frequency: number; readonly gain: number; readonly q: number | null } => ({
	frequency: numberIn(values, `${band.name}Frequency`), gain: numberIn(values, `${band.name}Gain`), q: band.type === 'peak' ? numberIn(values, `${band.name}Q`) : null,
});

/** "180 Hz", "1.8 kHz". */
export const frequencyWords = (frequency: number): string => (frequency < 1000 ? `${Math.round(frequency)} Hz` : `${(frequency / 1000).toFixed(1)} kHz`);

/** The quietest level a compressor's curve shows, in dB. */
export const quietestInput = -60;

/** The level that comes out of a compressor with these settings for one that goes in, in dB, once it has settled. */
export const compressedLevel = (values: SoundValues, input: number): number => input + compressionAt(compressorCurve(values), input) + numberIn(values, 'makeUp');

/** Out over in as a line through a square picture, −60 dB at the lower left, full scale at the upper right. */
export const compressorPath = (values: SoundValues, size: number): string => pathOf(Array.from({ length: 61 }, (_, step) => {
	const input = quietestInput + step;
	return [step / 60 * size, (compressedLevel(values, input) / quietestInput) * size] as const;
}));
