import { numberParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** The living noise of film. */
export const grain: PictureEffect = {
	name: 'grain', label: 'Film grain', group: 'Stylise', medium: 'picture',
	parameters: [percentParameter('amount', 'Amount', 0.3), numberParameter('size', 'Size', 1.5, { min: 1, max: 6, step: 0.1 })],
	operations: ({ number }) => (number('amount') === 0 ? [] : [{ type: 'grain', amount: number('amount'), size: number('size') }]),
};
