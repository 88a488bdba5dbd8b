import { numberOf, parameterPath, withOpacity, wordOf, isOn, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintText } from '../drawing/paintText.ts';
import { boxParameters, placeParameters, textPaint, textParameters, textStyle } from '../drawing/textParameters.ts';
import { isRightToLeft, layoutText } from '../drawing/textLayout.ts';

/** One line that runs across the picture, against the direction of reading, in exactly the clip's length. */
export const crawl: DrawingDefinition = {
	name: 'crawl', label: 'Crawl', kind: 'title', hasAlpha: true, usualSeconds: 10,
	parameters: [
		...textParameters({ text: 'News that runs along the bottom of the picture', size: 0.045, weight: '500' }).filter(parameter => parameter.path !== parameterPath('align')),
		...placeParameters({ x: 0.5, y: 0.92, width: 1 }).filter(parameter => parameter.path === parameterPath('y')),
		...boxParameters({ isOn: true, colour: '#101114', opacity: 0.7, padding: 0.4 }).filter(parameter => parameter.path !== parameterPath('boxRadius')),
	],
	stateAt: ({ seconds, durationSeconds }) => (seconds / durationSeconds).toFixed(6),
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const style = { ...textStyle(scene), align: 'left' as const };
		// A crawl is one line, whatever was typed.
		const text = wordOf(parameters, 'text').replaceAll(/\s*\n\s*/gu, ' ');
		const block = layoutText(context, text, style, Infinity, scene.fonts);
		const top = numberOf(parameters, 'y') * size.height - block.height / 2;
		const progress = Math.max(0, Math.min(1, scene.seconds / scene.durationSeconds));
		const travelled = (size.width + block.width) * progress;
		const left = isRightToLeft(text) ? -block.width + travelled : size.width - travelled;
		if (isOn(parameters, 'box')) {
			const padding = numberOf(parameters, 'boxPadding') * style.sizePixels;
			context.save();
			context.fillStyle = withOpacity(wordOf(parameters, 'boxColour'), numberOf(parameters, 'boxOpacity'));
			context.fillRect(0, Math.round(top - padding), size.width, Math.round(block.height + 2 * padding));
			context.restore();
		}
		paintText(context, block, left, top, textPaint(scene, style));
		return [{ parameter: 'text', box: { left, top, width: block.width, height: block.height }, sizePixels: style.sizePixels }];
	},
};
