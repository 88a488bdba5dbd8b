import { numberOf, parameterPath, wordOf, type DrawingDefinition, type DrawingScene } from '../drawing/defineDrawing.ts';
import { paintText } from '../drawing/paintText.ts';
import { placeParameters, textPaint, textParameters, textStyle } from '../drawing/textParameters.ts';
import { layoutText } from '../drawing/textLayout.ts';

/** How far along it is, 0…1, coming to rest at the end for `hold` of the clip when it stops there. */
const progressOf = ({ seconds, durationSeconds, parameters }: Pick<DrawingScene, 'seconds' | 'durationSeconds' | 'parameters'>): number => {
	const moving = Math.max(0.01, 1 - numberOf(parameters, 'hold')) * durationSeconds;
	return Math.max(0, Math.min(1, seconds / moving));
};

/** Credits that run up over the picture, in exactly the clip's length. */
export const roll: DrawingDefinition = {
	name: 'roll', label: 'Roll', kind: 'title', hasAlpha: true, usualSeconds: 10,
	parameters: [
		...textParameters({ text: 'Directed by\nA. Name\n\nEdited by\nB. Name\n\nThank you', size: 0.055, weight: '500', leading: 1.5 }),
		...placeParameters({ x: 0.5, y: 0.5, width: 0.7 }).filter(parameter => parameter.path !== parameterPath('y')),
		{ path: parameterPath('end'), label: 'Ends', group: 'Movement', type: 'choice', default: 'out', choices: [{ value: 'out', label: 'Above the frame' }, { value: 'last', label: 'Last line centred' }] },
		{ path: parameterPath('hold'), label: 'Rest at end', group: 'Movement', type: 'number', min: 0, max: 0.9, step: 0.01, default: 0, unit: '%', displayFactor: 100, decimals: 0 },
	],
	sample: { text: 'Directed by\nA. Name\n\nEdited by\nB. Name' },
	stateAt: scene => progressOf(scene).toFixed(6),
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const style = textStyle(scene);
		const block = layoutText(context, wordOf(parameters, 'text'), style, numberOf(parameters, 'width') * size.width, scene.fonts);
		const left = numberOf(parameters, 'x') * size.width - block.width / 2;
		const from = size.height;
		const to = wordOf(parameters, 'end') === 'last' ? size.height / 2 - block.height + style.sizePixels * style.leading / 2 : -block.height;
		const top = from + (to - from) * progressOf(scene);
		paintText(context, block, left, top, textPaint(scene, style));
		return [{ parameter: 'text', box: { left, top, width: block.width, height: block.height }, sizePixels: style.sizePixels }];
	},
};
