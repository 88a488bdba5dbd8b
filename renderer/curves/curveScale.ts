import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { ParameterSchema } from '../../electron/shared/parameters/parameter.ts';

/** The values between the lower and the upper edge of the plot. */
export type ValueRange = { readonly low: number; readonly high: number };

/** How a value is shown, and where it must stay. */
export type ValueUnit = { readonly factor: number; readonly decimals: number; readonly unit: string; readonly min: number; readonly max: number };

export const unitOf = (parameter: ParameterSchema | null): ValueUnit => parameter?.type === 'number'
	? { factor: parameter.displayFactor, decimals: parameter.decimals, unit: parameter.unit, min: parameter.min, max: parameter.max }
	: { factor: 1, decimals: 2, unit: '', min: -Infinity, max: Infinity };

/** Air above and below what is fitted, in parts of its height. */
const air = 0.14;

const numberOf = (keyframe: Keyframe | undefined): number => typeof keyframe?.value === 'number' ? keyframe.value : 0;

/** The range that shows all keyframes and handles of a curve; a level one lies in the middle of a tenth of what the parameter takes. */
export const fittedRange = (list: readonly Keyframe[], { min, max }: ValueUnit): ValueRange => {
	const values = list.flatMap((keyframe, place) => {
		const [from, to] = [numberOf(keyframe), numberOf(list[place + 1] ?? keyframe)];
		const { easing } = keyframe;
		return easing.type === 'bezier' ? [from, from + (to - from) * easing.out[1], from + (to - from) * easing.in[1]] : [from];
	});
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const whole = Number.isFinite(max - min) ? max - min : 2;
	const room = high - low > whole * 1e-6 ? (high - low) * air : whole / 20;
	return { low: low - room, high: high + room };
};

/** Vertical place of a value, in pixels from the top of a plot `height` high. */
export const yOf = ({ low, high }: ValueRange, height: number, value: number): number => (high - value) / (high - low) * height;

export const valueAtY = ({ low, high }: ValueRange, height: number, y: number): number => high - y / height * (high - low);

/** The range after zooming by `factor` with the value at `share` of its height (from below) staying where it is. */
export const zoomedRange = ({ low, high }: ValueRange, factor: number, share = 0.5): ValueRange => {
	const under = low + (high - low) * share;
	const height = Math.max(1e-6, (high - low) / factor);
	return { low: under - height * share, high: under + height * (1 - share) };
};

/** Round values, at least `apart` pixels from each other, for the axis. Values are as shown (times the factor). */
export const valueTicks = (range: ValueRange, height: number, { factor, unit }: ValueUnit, apart = 26): readonly { readonly value: number; readonly label: string }[] => {
	const [low, high] = [range.low * factor, range.high * factor];
	const least = (high - low) * apart / Math.max(1, height);
	const power = 10 ** Math.floor(Math.log10(least));
	const step = [1, 2, 5, 10].map(part => part * power).find(candidate => candidate >= least) ?? 10 * power;
	const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	const first = Math.ceil(low / step);
	return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, place) => {
		const shown = (first + place) * step;
		return { value: shown / factor, label: `${(Math.abs(shown) < step / 1e6 ? 0 : shown).toFixed(decimals).replace('-', '−')}${unit === '%' || unit === '°' ? unit : ''}` };
	});
};

/** A value in the words of the inspector. */
export const valueWords = (value: number, { factor, decimals, unit }: ValueUnit): string => `${(value * factor).toFixed(decimals).replace('-', '−')}${unit === '' ? '' : ` ${unit}`}`;
