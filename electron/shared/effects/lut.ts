import { mixedRgb } from './colourMaths.ts';
import { percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** The finest table that needs no finer one to be baked into. */
const usualSize = 33;

/** A look from a .cube file, which lies in the project. */
export const lut: PictureEffect = {
	name: 'lut', label: 'LUT', group: 'Colour', medium: 'picture',
	parameters: [{ path: 'parameters.table', label: 'Table', group: '', type: 'lut', default: '' }, percentParameter('intensity', 'Intensity', 1)],
	operations: ({ number, table }) => {
		const intensity = number('intensity');
		return !table || intensity === 0 ? [] : [{
			type: 'colour', key: `lut ${table.id} ${intensity}`, isSteep: table.size > usualSize,
			change: colour => mixedRgb(colour, table.colourOf(colour), intensity),
		}];
	},
};
