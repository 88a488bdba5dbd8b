import type { SingleParameter } from '../../parameters/parameter.ts';

type NumberOf = { readonly name: string; readonly label: string; readonly min: number; readonly max: number; readonly default: number; readonly group?: string };

const numeric = ({ name, group = 'Sound', ...rest }: NumberOf, kind: { readonly unit: string; readonly step: number; readonly decimals: number }): SingleParameter =>
	({ ...rest, ...kind, path: `parameters.${name}`, group, type: 'number', displayFactor: 1 });

/** A level or a change of level in dB. */
export const decibelParameter = (of: NumberOf): SingleParameter => numeric(of, { unit: 'dB', step: 0.1, decimals: 1 });

/** A length in milliseconds. */
export const millisecondParameter = (of: NumberOf): SingleParameter => numeric(of, { unit: 'ms', step: 1, decimals: 0 });

/** A frequency in Hz. */
export const frequencyParameter = (of: NumberOf): SingleParameter => numeric(of, { unit: 'Hz', step: 1, decimals: 0 });

/** A bare number: a ratio, a steepness. */
export const plainParameter = (of: NumberOf & { readonly unit?: string; readonly step?: number }): SingleParameter =>
	numeric(of, { unit: of.unit ?? '', step: of.step ?? 0.1, decimals: 1 });

/** A share of the whole, 0…1, shown in per cent. */
export const shareParameter = (of: NumberOf): SingleParameter => ({ ...numeric(of, { unit: '%', step: 0.01, decimals: 0 }), displayFactor: 100 } as SingleParameter);
