import { colourParameter, numberParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** A shadow on whatever lies below the clip. */
export const dropShadow: PictureEffect = {
	name: 'drop-shadow', label: 'Drop shadow', group: 'Light', medium: 'picture',
	parameters: [
		percentParameter('opacity', 'Opacity', 0.6), percentParameter('distance', 'Distance', 0.02, { max: 0.3, step: 0.001, decimals: 1 }),
		numberParameter('angle', 'Angle', 45, { min: -180, max: 180, step: 1, unit: '°' }), percentParameter('softness', 'Softness', 0.015, { max: 0.1, step: 0.001, decimals: 1 }),
		colourParameter('colour', 'Colour', '#000000'),
	],
	operations: () => [],
	shadow: ({ number, colour }) => {
		const angle = number('angle') * Math.PI / 180;
		return number('opacity') === 0 ? null : {
			x: Math.cos(angle) * number('distance'), y: Math.sin(angle) * number('distance'), softness: number('softness'), opacity: number('opacity'), colour: colour('colour'),
		};
	},
};
