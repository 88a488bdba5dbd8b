import { mixedRgb } from './colourMaths.ts';
import { colourParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Darker towards the corners, as old lenses are. */
export const vignette: PictureEffect = {
	name: 'vignette', label: 'Vignette', group: 'Light', medium: 'picture',
	parameters: [
		percentParameter('amount', 'Amount', 0.6), percentParameter('size', 'Size', 0.8, { min: 0.1, max: 1.6 }), percentParameter('feather', 'Softness', 0.7),
		colourParameter('colour', 'Colour', '#000000'),
	],
	operations: ({ number, colour: colourOf, text }) => {
		const [amount, size] = [number('amount'), number('size')];
		const tint = colourOf('colour');
		if (amount === 0) {
			return [];
		}
		return [{
			type: 'masked',
			shape: { type: 'ellipse', x: 0.5, y: 0.5, width: size * 1.25, height: size * 1.25, rotation: 0, roundness: 0, points: [], feather: number('feather'), expand: 0, opacity: 1, isInverted: true },
			operations: [{ type: 'colour', key: `vignette ${amount} ${text('colour')}`, change: colour => mixedRgb(colour, tint, amount) }],
		}];
	},
};
