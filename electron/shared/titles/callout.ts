import { animationParameters, appearanceState } from '../drawing/animation.ts';
import { appear } from '../drawing/appear.ts';
import { numberOf, parameterPath, wordOf, type Box, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintBox, paintText } from '../drawing/paintText.ts';
import { boxParameters, placeParameters, textPaint, textParameters, textStyle } from '../drawing/textParameters.ts';
import { isRightToLeft, layoutText } from '../drawing/textLayout.ts';

const percent = { type: 'number', unit: '%', displayFactor: 100, decimals: 1, group: 'Pointer' } as const;

/** The point on a box's edge where a line from its middle to `target` leaves it; the middle when the target lies inside. */
const edgeTowards = (box: Box, target: { x: number; y: number }): { x: number; y: number } => {
	const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
	const [dx, dy] = [target.x - x, target.y - y];
	const share = Math.min(1, box.width / 2 / Math.max(1e-6, Math.abs(dx)), box.height / 2 / Math.max(1e-6, Math.abs(dy)));
	return { x: x + dx * share, y: y + dy * share };
};

/** Words in a box, and a line from them to something in the picture. */
export const callout: DrawingDefinition = {
	name: 'callout', label: 'Callout', kind: 'title', hasAlpha: true, usualSeconds: 4,
	parameters: [
		...textParameters({ text: 'Look here', size: 0.05, weight: '600' }),
		...placeParameters({ x: 0.68, y: 0.3, width: 0.4 }),
		{ ...percent, path: parameterPath('targetX'), label: 'Points across', min: 0, max: 1, step: 0.001, default: 0.42 },
		{ ...percent, path: parameterPath('targetY'), label: 'Points down', min: 0, max: 1, step: 0.001, default: 0.56 },
		{ path: parameterPath('line'), label: 'Line', group: 'Pointer', type: 'colour', default: '#f2a33a' },
		{ ...percent, path: parameterPath('lineWidth'), label: 'Line width', min: 0, max: 0.3, step: 0.005, default: 0.07 },
		{ ...percent, path: parameterPath('spot'), label: 'Ring', min: 0, max: 4, step: 0.05, default: 0.55, decimals: 0 },
		...boxParameters({ isOn: true, colour: '#101114', opacity: 0.85, padding: 0.4 }),
		...animationParameters({ in: 'fade', out: 'fade', seconds: 0.4 }),
	],
	stateAt: appearanceState,
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const style = textStyle(scene);
		const text = wordOf(parameters, 'text');
		const block = layoutText(context, text, style, numberOf(parameters, 'width') * size.width, scene.fonts);
		const inner = {
			left: numberOf(parameters, 'x') * size.width - block.width / 2, top: numberOf(parameters, 'y') * size.height - block.height / 2,
			width: block.width, height: block.height,
		};
		const target = { x: numberOf(parameters, 'targetX') * size.width, y: numberOf(parameters, 'targetY') * size.height };
		const spot = numberOf(parameters, 'spot') * style.sizePixels;
		const whole = { left: 0, top: 0, width: size.width, height: size.height };
		appear(scene, whole, isRightToLeft(text), ({ letters }) => {
			const padding = numberOf(parameters, 'boxPadding') * style.sizePixels;
			const outer = { left: inner.left - padding, top: inner.top - padding, width: inner.width + 2 * padding, height: inner.height + 2 * padding };
			const from = edgeTowards(outer, target);
			const away = Math.hypot(target.x - from.x, target.y - from.y);
			const width = numberOf(parameters, 'lineWidth') * style.sizePixels;
			if (width > 0) {
				context.save();
				context.strokeStyle = wordOf(parameters, 'line');
				context.lineWidth = width;
				context.lineCap = 'round';
				if (away > spot) {
					context.beginPath();
					context.moveTo(from.x, from.y);
					context.lineTo(target.x - (target.x - from.x) * spot / away, target.y - (target.y - from.y) * spot / away);
					context.stroke();
				}
				if (spot > 0) {
					context.beginPath();
					context.arc(target.x, target.y, spot, 0, Math.PI * 2);
					context.stroke();
				}
				context.restore();
			}
			paintBox(context, parameters, style.sizePixels, inner);
			paintText(context, block, inner.left, inner.top, textPaint(scene, style), letters);
		});
		return [{ parameter: 'text', box: inner, sizePixels: style.sizePixels }];
	},
};
