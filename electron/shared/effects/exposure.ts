import { codeOf, eachPart, lightOf, lumaOf, mixedRgb } from './colourMaths.ts';
import { numberParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Middle grey in codes: contrast turns about it. */
const pivot = 0.435;

/** How bright, how hard and how colourful. Exposure works in light, as a wider stop would; contrast and saturation on what is seen. */
export const exposure: PictureEffect = {
	name: 'exposure', label: 'Exposure', group: 'Colour', medium: 'picture',
	parameters: [
		numberParameter('exposure', 'Exposure', 0, { min: -4, max: 4, step: 0.05, unit: 'stops', decimals: 2 }),
		percentParameter('contrast', 'Contrast', 0, { min: -1 }),
		percentParameter('saturation', 'Saturation', 1, { max: 2 }),
	],
	operations: ({ number }) => {
		const [stops, contrast, saturation] = [number('exposure'), number('contrast'), number('saturation')];
		if (stops === 0 && contrast === 0 && saturation === 1) {
			return [];
		}
		const gain = 2 ** stops;
		const slope = contrast < 0 ? 1 + contrast : 1 / Math.max(0.05, 1 - contrast);
		return [{
			type: 'colour', key: `exposure ${stops} ${contrast} ${saturation}`,
			change: (colour) => {
				const exposed = stops === 0 ? colour : eachPart(colour, part => codeOf(lightOf(part) * gain));
				const hard = contrast === 0 ? exposed : eachPart(exposed, part => pivot + (part - pivot) * slope);
				const luma = lumaOf(hard);
				return mixedRgb([luma, luma, luma], hard, saturation);
			},
		}];
	},
};
