import { appearanceAt, type Appearance } from './animation.ts';
import type { Box, DrawingScene } from './defineDrawing.ts';

/**
 * Draws something as its animation has it at this moment. `reach` is the box it fills when it stands (for a wipe), `paint` draws it standing. What fades is drawn whole and then thinned as one picture, so that a box does not shine through its letters; this needs a canvas that holds nothing else.
 */
export const appear = (scene: DrawingScene, reach: Box, isRightToLeft: boolean, paint: (appearance: Appearance) => void): void => {
	const { context, size } = scene;
	const appearance = appearanceAt(scene);
	context.save();
	// By whole pixels, for the same reason as lines of text stand on them.
	context.translate(Math.round(appearance.x * size.height), Math.round(appearance.y * size.height));
	if (appearance.uncovered < 1) {
		// Shadows and strokes stand out by less than this.
		const margin = size.height * 0.05;
		const width = (reach.width + 2 * margin) * appearance.uncovered;
		context.beginPath();
		context.rect(isRightToLeft ? reach.left + reach.width + margin - width : reach.left - margin, reach.top - margin, width, reach.height + 2 * margin);
		context.clip();
	}
	paint(appearance);
	context.restore();
	if (appearance.opacity < 1) {
		context.save();
		context.globalCompositeOperation = 'destination-in';
		context.fillStyle = `rgba(0, 0, 0, ${appearance.opacity})`;
		context.fillRect(0, 0, size.width, size.height);
		context.restore();
	}
};
