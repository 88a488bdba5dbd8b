import { numberOf, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintBox, paintText } from '../drawing/paintText.ts';
import { boxParameters, placeParameters, textPaint, textParameters, textStyle } from '../drawing/textParameters.ts';
import { layoutText } from '../drawing/textLayout.ts';

/** A caption as it is burnt into the picture, with its track's style. It grows upwards from its place, so that one and two lines stand on the same ground. */
export const caption: DrawingDefinition = {
	name: 'caption', label: 'Caption', kind: 'caption', hasAlpha: true, usualSeconds: 3,
	parameters: [
		...textParameters({ text: '', size: 0.05, weight: '500', leading: 1.25 }),
		...placeParameters({ x: 0.5, y: 0.93, width: 0.8 }),
		...boxParameters({ isOn: true, colour: '#000000', opacity: 0.72, padding: 0.28, radius: 0.1 }),
	],
	stateAt: () => 'still',
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const text = wordOf(parameters, 'text');
		const style = textStyle(scene);
		const block = layoutText(context, text, style, numberOf(parameters, 'width') * size.width, scene.fonts);
		const box = { left: numberOf(parameters, 'x') * size.width - block.width / 2, top: numberOf(parameters, 'y') * size.height - block.height, width: block.width, height: block.height };
		if (text.trim() !== '') {
			paintBox(context, parameters, style.sizePixels, box);
			paintText(context, block, box.left, box.top, textPaint(scene, style));
		}
		return [{ parameter: 'text', box, sizePixels: style.sizePixels }];
	},
};
