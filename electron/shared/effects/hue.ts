import { chromaOf, lumaOf, rgbOf } from './colourMaths.ts';
import { numberParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Turns every hue by the same angle; brightness stays. */
export const hue: PictureEffect = {
	name: 'hue', label: 'Hue shift', group: 'Colour', medium: 'picture',
	parameters: [numberParameter('angle', 'Angle', 0, { min: -180, max: 180, step: 1, unit: '°' })],
	operations: ({ number }) => {
		const degrees = number('angle');
		if (degrees === 0) {
			return [];
		}
		const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
		return [{
			type: 'colour', key: `hue ${degrees}`,
			change: (colour) => {
				const [blueness, redness] = chromaOf(colour);
				return rgbOf(lumaOf(colour), blueness * cos - redness * sin, blueness * sin + redness * cos);
			},
		}];
	},
};
