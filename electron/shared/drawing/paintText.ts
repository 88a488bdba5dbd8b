import type { DrawingContext } from './context.ts';
import { isOn, numberOf, withOpacity, wordOf, type Box, type DrawingParameters } from './defineDrawing.ts';
import { lettersOf, linePlace, setFont, withFirstLetters, type TextBlock } from './textLayout.ts';

/** Fill, stroke and shadow of letters; lengths in pixels. */
export type TextPaint = {
	readonly colour: string;
	/** How far the stroke stands out around the letters. */
	readonly strokePixels: number; readonly strokeColour: string;
	readonly shadowOpacity: number; readonly shadowColour: string; readonly shadowBlurPixels: number;
	/** Down and to the right, equally. */
	readonly shadowDistancePixels: number;
};

/** Draws a block with its top left at a point. `letters` 0…1 draws only so much of it, as if it were being typed. */
export const paintText = (context: DrawingContext, block: TextBlock, left: number, top: number, paint: TextPaint, letters = 1): void => {
	const total = block.lines.reduce((sum, line) => sum + lettersOf(line.text).length, 0);
	const texts = letters >= 1 ? block.lines.map(line => line.text) : withFirstLetters(block, Math.floor(letters * total));
	const each = (draw: (text: string, x: number, y: number) => void) => block.lines.forEach((line, number) => {
		const place = linePlace(block, line, number);
		const text = texts[number] ?? '';
		if (text === '') {
			return;
		}
		context.direction = line.isRightToLeft ? 'rtl' : 'ltr';
		// What is being typed from right to left grows to the left.
		const late = line.isRightToLeft && text !== line.text ? line.width - (context.measureText(text).width - block.style.trackingPixels) : 0;
		// On a whole line of pixels: between two, canvases differ in which of them they take.
		draw(text, left + place.x + late, Math.round(top + place.baseline));
	});
	context.save();
	setFont(context, block.style, block.stack);
	if (paint.shadowOpacity > 0) {
		context.shadowColor = withOpacity(paint.shadowColour, paint.shadowOpacity);
		context.shadowBlur = paint.shadowBlurPixels;
		context.shadowOffsetX = paint.shadowDistancePixels;
		context.shadowOffsetY = paint.shadowDistancePixels;
	}
	if (paint.strokePixels > 0) {
		context.lineJoin = 'round';
		context.lineWidth = paint.strokePixels * 2;
		context.strokeStyle = paint.strokeColour;
		each((text, x, y) => context.strokeText(text, x, y));
		// The stroke has cast the shadow; the fill on top of it must not cast another onto it.
		context.shadowColor = 'rgba(0, 0, 0, 0)';
	}
	context.fillStyle = paint.colour;
	each((text, x, y) => context.fillText(text, x, y));
	context.restore();
};

/** Draws the box behind letters of a size, if it is switched on; answers the box with its padding, or the letters' own. */
export const paintBox = (context: DrawingContext, parameters: DrawingParameters, sizePixels: number, inner: Box): Box => {
	if (!isOn(parameters, 'box')) {
		return inner;
	}
	const padding = numberOf(parameters, 'boxPadding') * sizePixels;
	const box = { left: inner.left - padding, top: inner.top - padding, width: inner.width + 2 * padding, height: inner.height + 2 * padding };
	context.save();
	context.fillStyle = withOpacity(wordOf(parameters, 'boxColour'), numberOf(parameters, 'boxOpacity'));
	context.beginPath();
	context.roundRect(box.left, box.top, box.width, box.height, Math.min(numberOf(parameters, 'boxRadius') * sizePixels, box.height / 2, box.width / 2));
	context.fill();
	context.restore();
	return box;
};
