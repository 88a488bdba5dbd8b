import { animationParameters, appearanceState } from '../drawing/animation.ts';
import { appear } from '../drawing/appear.ts';
import { numberOf, parameterPath, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';
import { paintBox, paintText } from '../drawing/paintText.ts';
import { boxParameters, placeParameters, textPaint, textParameters, textStyle, wordsParameter } from '../drawing/textParameters.ts';
import { isRightToLeft, layoutText } from '../drawing/textLayout.ts';

/** The second line's letters, in sizes of the first's. */
const secondScale = 0.62;

/** A name and what there is to say about it, with a stripe of colour where reading begins. */
export const lowerThird: DrawingDefinition = {
	name: 'lower-third', label: 'Lower third', kind: 'title', hasAlpha: true, usualSeconds: 5,
	parameters: [
		...textParameters({ text: 'Name', size: 0.055, weight: '700', align: 'left', leading: 1.15 }),
		wordsParameter('second', 'Second line', 'Role or place'),
		{ path: parameterPath('secondColour'), label: 'Second fill', group: 'Colour', type: 'colour', default: '#d7d9de' },
		{ path: parameterPath('stripe'), label: 'Stripe', group: 'Colour', type: 'colour', default: '#f2a33a' },
		{ path: parameterPath('stripeWidth'), label: 'Stripe width', group: 'Colour', type: 'number', min: 0, max: 1, step: 0.01, default: 0.12, unit: '%', displayFactor: 100, decimals: 0 },
		...placeParameters({ x: 0.07, y: 0.86, width: 0.6 }),
		...boxParameters({ isOn: true, colour: '#101114', opacity: 0.78, padding: 0.45, radius: 0.08 }),
		...animationParameters({ in: 'wipe', out: 'wipe', seconds: 0.5 }),
	],
	stateAt: appearanceState,
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const [first, second] = [wordOf(parameters, 'text'), wordOf(parameters, 'second')];
		const isFromRight = isRightToLeft(first === '' ? second : first);
		const style = { ...textStyle(scene), ...isFromRight && wordOf(parameters, 'align') === 'left' && { align: 'right' as const } };
		const secondStyle = { ...style, weight: Math.min(500, style.weight), sizePixels: style.sizePixels * secondScale, trackingPixels: style.trackingPixels * secondScale };
		const widest = numberOf(parameters, 'width') * size.width;
		const top = layoutText(context, first, style, widest, scene.fonts);
		const bottom = layoutText(context, second, secondStyle, widest, scene.fonts);
		const width = Math.max(top.width, bottom.width);
		const gap = first !== '' && second !== '' ? style.sizePixels * 0.12 : 0;
		const [topHeight, bottomHeight] = [first === '' ? 0 : top.height, second === '' ? 0 : bottom.height];
		const height = topHeight + gap + bottomHeight;
		// The place is that of the corner where reading begins; it is mirrored for what is read from right to left.
		const x = numberOf(parameters, 'x') * size.width;
		const inner = { left: isFromRight ? size.width - x - width : x, top: numberOf(parameters, 'y') * size.height - height, width, height };
		const stripe = numberOf(parameters, 'stripeWidth') * style.sizePixels;
		const shift = (block: { width: number }) => ({ left: 0, centre: (width - block.width) / 2, right: width - block.width }[style.align]);
		const firstBox = { left: inner.left + shift(top), top: inner.top, width: top.width, height: top.height };
		const secondBox = { left: inner.left + shift(bottom), top: inner.top + topHeight + gap, width: bottom.width, height: bottom.height };
		const padding = numberOf(parameters, 'boxPadding') * style.sizePixels;
		const reach = { left: inner.left - padding - stripe, top: inner.top - padding, width: width + 2 * (padding + stripe), height: height + 2 * padding };
		appear(scene, reach, isFromRight, ({ letters }) => {
			if (height > 0) {
				const box = paintBox(context, parameters, style.sizePixels, inner);
				context.save();
				context.fillStyle = wordOf(parameters, 'stripe');
				const edge = box === inner ? style.sizePixels * 0.3 : 0;
				context.fillRect(isFromRight ? box.left + box.width + edge : box.left - stripe - edge, box.top, stripe, box.height);
				context.restore();
			}
			paintText(context, top, firstBox.left, firstBox.top, textPaint(scene, style), letters);
			paintText(context, bottom, secondBox.left, secondBox.top, { ...textPaint(scene, secondStyle), colour: wordOf(parameters, 'secondColour') }, letters);
		});
		return [
			{ parameter: 'text', box: firstBox, sizePixels: style.sizePixels, isMirrored: isFromRight },
			{ parameter: 'second', box: secondBox, sizePixels: secondStyle.sizePixels, isMirrored: isFromRight },
		];
	},
};
