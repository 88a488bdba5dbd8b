import { switchParameter } from './effectParameter.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** Mirrored left for right, upside down, or both. */
export const flip: PictureEffect = {
	name: 'flip', label: 'Flip', group: 'Shape', medium: 'picture',
	parameters: [switchParameter('across', 'Left for right', true), switchParameter('down', 'Upside down', false)],
	operations: ({ isOn }) => (isOn('across') || isOn('down') ? [{ type: 'flip', isAcross: isOn('across'), isDown: isOn('down') }] : []),
};
