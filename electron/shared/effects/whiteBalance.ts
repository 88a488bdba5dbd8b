import { codeOf, lightOf } from './colourMaths.ts';
import { percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Warmer or colder, greener or more magenta: gains in light that leave the brightness of grey alone. */
export const whiteBalance: PictureEffect = {
	name: 'white-balance', label: 'Temperature and tint', group: 'Colour', medium: 'picture',
	parameters: [
		percentParameter('temperature', 'Temperature', 0, { min: -1 }),
		percentParameter('tint', 'Tint', 0, { min: -1 }),
	],
	operations: ({ number }) => {
		const [temperature, tint] = [number('temperature'), number('tint')];
		if (temperature === 0 && tint === 0) {
			return [];
		}
		const red = 2 ** (0.6 * temperature + 0.25 * tint);
		const green = 2 ** (-0.5 * tint);
		const blue = 2 ** (-0.8 * temperature + 0.25 * tint);
		const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		return [{
			type: 'colour', key: `white-balance ${temperature} ${tint}`,
			change: colour => [codeOf(lightOf(colour[0]) * red / grey), codeOf(lightOf(colour[1]) * green / grey), codeOf(lightOf(colour[2]) * blue / grey)],
		}];
	},
};
