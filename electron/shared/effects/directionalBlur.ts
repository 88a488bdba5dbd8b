import { numberParameter, percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Smeared along a line, as by a moving camera. */
export const directionalBlur: PictureEffect = {
	name: 'directional-blur', label: 'Directional blur', group: 'Blur and sharpen', medium: 'picture',
	parameters: [
		percentParameter('length', 'Length', 0.08, { max: 0.5, step: 0.005, decimals: 1 }),
		numberParameter('angle', 'Angle', 0, { min: -180, max: 180, step: 1, unit: '°' }),
	],
	operations: ({ number }) => (number('length') === 0 ? [] : [{ type: 'streak', length: number('length'), angle: number('angle') }]),
};
