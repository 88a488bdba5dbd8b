import { choiceParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Out of focus, evenly in all directions or along one. */
export const gaussianBlur: PictureEffect = {
	name: 'gaussian-blur', label: 'Gaussian blur', group: 'Blur and sharpen', medium: 'picture',
	parameters: [
		percentParameter('amount', 'Amount', 0.02, { max: 0.2, step: 0.001, decimals: 1 }),
		choiceParameter('direction', 'Direction', 'both', [{ value: 'both', label: 'Both' }, { value: 'across', label: 'Across' }, { value: 'down', label: 'Down' }]),
	],
	operations: ({ number, text }) => {
		const amount = number('amount');
		return amount === 0 ? [] : [{ type: 'blur', across: text('direction') === 'down' ? 0 : amount, down: text('direction') === 'across' ? 0 : amount }];
	},
};
