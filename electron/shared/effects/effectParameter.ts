import type { ParameterSchema } from '../parameters/parameter.ts';

type NumberSchema = Extract<ParameterSchema, { type: 'number' }>;

/** A part of a whole, shown in percent; 0…1 unless told otherwise. */
export const percentParameter = (name: string, label: string, standard: number, rest: Partial<NumberSchema> = {}): NumberSchema => ({
	path: `parameters.${name}`, label, group: '', type: 'number', min: 0, max: 1, step: 0.01, default: standard, unit: '%', displayFactor: 100, decimals: 0, ...rest,
});

/** A number shown as it is, with its unit. */
export const numberParameter = (name: string, label: string, standard: number, range: { min: number; max: number; step: number; unit?: string; decimals?: number }): NumberSchema => ({
	path: `parameters.${name}`, label, group: '', type: 'number', default: standard, unit: '', displayFactor: 1, decimals: 1, ...range,
});

/** A colour as #rrggbb. */
export const colourParameter = (name: string, label: string, standard: string): ParameterSchema =>
	({ path: `parameters.${name}`, label, group: '', type: 'colour', default: standard });

/** On or off. */
export const switchParameter = (name: string, label: string, standard: boolean): ParameterSchema =>
	({ path: `parameters.${name}`, label, group: '', type: 'switch', default: standard });

/** One of a few. */
export const choiceParameter = (name: string, label: string, standard: string, choices: readonly { value: string; label: string }[]): ParameterSchema =>
	({ path: `parameters.${name}`, label, group: '', type: 'choice', default: standard, choices });
