import { animationParameters, appearanceState } from '../drawing/animation.ts';
import { appear } from '../drawing/appear.ts';
import { numberOf, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintBox, paintText } from '../drawing/paintText.ts';
import { boxParameters, placeParameters, textPaint, textParameters, textStyle } from '../drawing/textParameters.ts';
import { isRightToLeft, layoutText } from '../drawing/textLayout.ts';

/** Words on the picture, anywhere. */
export const plain: DrawingDefinition = {
	name: 'plain', label: 'Title', kind: 'title', hasAlpha: true, usualSeconds: 4,
	parameters: [
		...textParameters({ text: 'Title', size: 0.11, weight: '700', shadow: 0.45, leading: 1.1, tracking: -0.01 }),
		...placeParameters({ x: 0.5, y: 0.5, width: 0.84 }),
		...boxParameters({ isOn: false, colour: '#000000', opacity: 0.6 }),
		...animationParameters({ in: 'fade', out: 'fade', seconds: 0.5 }),
	],
	stateAt: appearanceState,
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const style = textStyle(scene);
		const text = wordOf(parameters, 'text');
		const block = layoutText(context, text, style, numberOf(parameters, 'width') * size.width, scene.fonts);
		const box = {
			left: numberOf(parameters, 'x') * size.width - block.width / 2, top: numberOf(parameters, 'y') * size.height - block.height / 2,
			width: block.width, height: block.height,
		};
		appear(scene, box, isRightToLeft(text), ({ letters }) => {
			if (text !== '') {
				paintBox(context, parameters, style.sizePixels, box);
			}
			paintText(context, block, box.left, box.top, textPaint(scene, style), letters);
		});
		return [{ parameter: 'text', box, sizePixels: style.sizePixels }];
	},
};
