import { animationParameters, appearanceState } from '../drawing/animation.ts';
import { appear } from '../drawing/appear.ts';
import { numberOf, parameterPath, withOpacity, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintText } from '../drawing/paintText.ts';
import { textPaint, textParameters, textStyle, wordsParameter } from '../drawing/textParameters.ts';
import { isRightToLeft, layoutText } from '../drawing/textLayout.ts';

const secondScale = 0.42;
const percent = { type: 'number', min: 0, max: 1, step: 0.01, unit: '%', displayFactor: 100, decimals: 0 } as const;

/** A whole frame of its own: a title in the middle, a fine line, and a second line under it, on a ground of one colour. */
export const card: DrawingDefinition = {
	name: 'card', label: 'Centred card', kind: 'title', hasAlpha: true, usualSeconds: 4,
	parameters: [
		...textParameters({ text: 'The title', size: 0.12, weight: '600', font: 'Lora', leading: 1.1 }),
		wordsParameter('second', 'Second line', 'and what comes under it'),
		{ path: parameterPath('ground'), label: 'Ground', group: 'Card', type: 'colour', default: '#0e0f12' },
		{ ...percent, path: parameterPath('groundOpacity'), label: 'Ground opacity', group: 'Card', default: 1 },
		{ path: parameterPath('rule'), label: 'Rule', group: 'Card', type: 'colour', default: '#f2a33a' },
		{ ...percent, path: parameterPath('ruleWidth'), label: 'Rule width', group: 'Card', default: 0.08 },
		...animationParameters({ in: 'fade', out: 'fade', seconds: 0.6 }),
	],
	stateAt: appearanceState,
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const style = textStyle(scene);
		const secondStyle = { ...style, family: 'Inter', weight: 400, isItalic: false, sizePixels: style.sizePixels * secondScale, trackingPixels: style.sizePixels * secondScale * 0.02, leading: 1.35 };
		const [first, second] = [wordOf(parameters, 'text'), wordOf(parameters, 'second')];
		const widest = size.width * 0.82;
		const top = layoutText(context, first, style, widest, scene.fonts);
		const bottom = layoutText(context, second, secondStyle, widest, scene.fonts);
		const ruleWidth = numberOf(parameters, 'ruleWidth') * size.width;
		const gap = style.sizePixels * 0.36;
		const below = second === '' ? 0 : gap * 2 + bottom.height;
		const start = (size.height - top.height - below) / 2;
		const placed = (block: { width: number }) => ({ left: size.width * 0.09, centre: (size.width - block.width) / 2, right: size.width * 0.91 - block.width }[style.align]);
		const firstBox = { left: placed(top), top: start, width: top.width, height: top.height };
		const secondBox = { left: placed(bottom), top: start + top.height + 2 * gap, width: bottom.width, height: bottom.height };
		const whole = { left: 0, top: 0, width: size.width, height: size.height };
		appear(scene, whole, isRightToLeft(first), ({ letters }) => {
			context.save();
			context.fillStyle = withOpacity(wordOf(parameters, 'ground'), numberOf(parameters, 'groundOpacity'));
			context.fillRect(0, 0, size.width, size.height);
			if (second !== '' && ruleWidth > 0) {
				context.fillStyle = wordOf(parameters, 'rule');
				context.fillRect(placed({ width: ruleWidth }), start + top.height + gap * 0.9, ruleWidth, Math.max(1, size.height / 360));
			}
			context.restore();
			paintText(context, top, firstBox.left, firstBox.top, textPaint(scene, style), letters);
			paintText(context, bottom, secondBox.left, secondBox.top, { ...textPaint(scene, secondStyle), strokePixels: 0 }, letters);
		});
		return [
			{ parameter: 'text', box: firstBox, sizePixels: style.sizePixels },
			{ parameter: 'second', box: secondBox, sizePixels: secondStyle.sizePixels },
		];
	},
};
