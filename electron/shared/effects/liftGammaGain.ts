import type { Rgb } from './operation.ts';
import type { PictureEffect } from './pictureEffect.ts';

const wheel = (name: string, label: string) => ({ path: `parameters.${name}`, label, group: '', type: 'wheel', default: [0, 0, 0, 0] } as const);

/** Three balances as colourists use them: lift moves the shadows, gamma the middle, gain the lights. */
export const liftGammaGain: PictureEffect = {
	name: 'lift-gamma-gain', label: 'Lift, gamma, gain', group: 'Colour', medium: 'picture',
	parameters: [wheel('lift', 'Lift'), wheel('gamma', 'Gamma'), wheel('gain', 'Gain')],
	operations: ({ numbers }) => {
		const [lift, gamma, gain] = [numbers('lift'), numbers('gamma'), numbers('gain')];
		if ([...lift, ...gamma, ...gain].every(part => part === 0)) {
			return [];
		}
		const total = (balance: readonly number[], part: number) => (balance[part] ?? 0) + (balance[3] ?? 0);
		const graded = (value: number, part: number): number => {
			const lifted = value + 0.5 * total(lift, part) * (1 - value);
			const gained = lifted * 2 ** (1.5 * total(gain, part));
			return Math.max(0, gained) ** (2 ** (-1.5 * total(gamma, part)));
		};
		return [{
			type: 'colour', key: `lift-gamma-gain ${lift.join()} ${gamma.join()} ${gain.join()}`,
			change: ([red, green, blue]): Rgb => [graded(red, 0), graded(green, 1), graded(blue, 2)],
		}];
	},
};
