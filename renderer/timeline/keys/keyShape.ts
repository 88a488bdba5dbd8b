import type { Easing } from '../../../electron/shared/keyframes/keyframe.ts';

/** Half the size of a keyframe, in pixels. */
export const keySize = 4.5;

/** Draws the outline of a keyframe. Its shape tells how its value goes on: a diamond straight, a square holds, a disc follows a curve. */
export const keyShape = (context: CanvasRenderingContext2D, easing: Easing, x: number, y: number): void => {
	context.beginPath();
	switch (easing.type) {
		case 'linear':
			context.moveTo(x, y - keySize - 0.5);
			context.lineTo(x + keySize + 0.5, y);
			context.lineTo(x, y + keySize + 0.5);
			context.lineTo(x - keySize - 0.5, y);
			context.closePath();
			break;
		case 'hold':
			context.rect(x - keySize + 0.75, y - keySize + 0.75, 2 * keySize - 1.5, 2 * keySize - 1.5);
			break;
		case 'bezier':
			context.arc(x, y, keySize - 0.25, 0, 2 * Math.PI);
			break;
	}
};
