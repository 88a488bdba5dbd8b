import { numberParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Blocks of one colour: with a mask, the way to hide a face or a number plate. */
export const mosaic: PictureEffect = {
	name: 'mosaic', label: 'Mosaic', group: 'Stylise', medium: 'picture',
	parameters: [numberParameter('columns', 'Blocks in a row', 40, { min: 2, max: 200, step: 1, decimals: 0 })],
	operations: ({ number }) => [{ type: 'mosaic', columns: Math.round(number('columns')) }],
};
