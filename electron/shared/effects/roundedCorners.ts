import { percentParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Round corners, of what the crop leaves. */
export const roundedCorners: PictureEffect = {
	name: 'rounded-corners', label: 'Rounded corners', group: 'Shape', medium: 'picture', isSeeThrough: true,
	parameters: [percentParameter('radius', 'Radius', 0.2), percentParameter('feather', 'Softness', 0, { max: 0.3, decimals: 1, step: 0.001 })],
	operations: ({ number }, { visible: { left, top, right, bottom } }) => [{
		type: 'cut-out',
		shape: {
			type: 'rectangle', x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, rotation: 0,
			roundness: number('radius'), points: [], feather: number('feather'), expand: 0, opacity: 1, isInverted: false,
		},
	}],
};
