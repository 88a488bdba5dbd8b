import { eachPart, lumaOf, smoothStep } from './colourMaths.ts';
import { percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Bright parts shine into what is around them. */
export const glow: PictureEffect = {
	name: 'glow', label: 'Glow', group: 'Light', medium: 'picture',
	parameters: [
		percentParameter('amount', 'Amount', 0.5), percentParameter('threshold', 'From brightness', 0.6), percentParameter('radius', 'Radius', 0.03, { min: 0.002, max: 0.15, step: 0.001, decimals: 1 }),
	],
	operations: ({ number }) => {
		const [amount, threshold, radius] = [number('amount'), number('threshold'), number('radius')];
		return amount === 0 ? [] : [{
			type: 'glow', amount, operations: [
				{ type: 'colour', key: `glow ${threshold}`, change: colour => eachPart(colour, part => part * smoothStep(threshold - 0.1, threshold + 0.1, lumaOf(colour))) },
				{ type: 'blur', across: radius, down: radius },
			],
		}];
	},
};
