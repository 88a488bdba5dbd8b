import { percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Harder edges: what a slight blur takes away is added. */
export const sharpen: PictureEffect = {
	name: 'sharpen', label: 'Sharpen', group: 'Blur and sharpen', medium: 'picture',
	parameters: [percentParameter('amount', 'Amount', 0.6, { max: 3 }), percentParameter('radius', 'Radius', 0.002, { min: 0.0005, max: 0.02, step: 0.0005, decimals: 2 })],
	operations: ({ number }) => (number('amount') === 0 ? [] : [{ type: 'sharpen', amount: number('amount'), radius: number('radius') }]),
};
