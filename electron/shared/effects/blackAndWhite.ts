import { lumaOf, mixedRgb } from './colourMaths.ts';
import { colourParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Grey, or the shades of one colour. */
export const blackAndWhite: PictureEffect = {
	name: 'black-and-white', label: 'Black and white', group: 'Colour', medium: 'picture',
	parameters: [
		percentParameter('amount', 'Amount', 1), percentParameter('toning', 'Toning', 0), colourParameter('tone', 'Tone', '#c89b6a'),
	],
	operations: ({ number, colour: colourOf, text }) => {
		const [amount, toning, tone] = [number('amount'), number('toning'), colourOf('tone')];
		if (amount === 0) {
			return [];
		}
		const toneLuma = Math.max(0.05, lumaOf(tone));
		return [{
			type: 'colour', key: `black-and-white ${amount} ${toning} ${text('tone')}`,
			change: (colour) => {
				const grey = lumaOf(colour);
				// The tone is strongest in the middle and leaves black and white alone.
				const share = toning * 4 * grey * (1 - grey);
				return mixedRgb(colour, mixedRgb([grey, grey, grey], [grey * tone[0] / toneLuma, grey * tone[1] / toneLuma, grey * tone[2] / toneLuma], share), amount);
			},
		}];
	},
};
