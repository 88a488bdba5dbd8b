import { numberOf, parameterPath, wordOf, type DrawingDefinition, type DrawingScene } from '../drawing/defineDrawing.ts';
import { usualFamily } from '../drawing/fonts.ts';
import { paintText } from '../drawing/paintText.ts';
import { layoutText } from '../drawing/textLayout.ts';

const group = 'Countdown';

/** The number shown and how much of its second is gone. The last second before the clip ends shows 1. */
const stateOf = ({ seconds, durationSeconds, parameters }: Pick<DrawingScene, 'seconds' | 'durationSeconds' | 'parameters'>): { number: number; gone: number } => {
	const from = Math.round(numberOf(parameters, 'from'));
	const each = durationSeconds / from;
	const passed = Math.max(0, Math.min(from - 1e-6, seconds / each));
	return { number: from - Math.floor(passed), gone: passed % 1 };
};

/** A film leader: a number for each of equal parts of the clip, with a hand that goes round. */
export const countdown: DrawingDefinition = {
	name: 'countdown', label: 'Countdown', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [
		{ path: parameterPath('from'), label: 'From', group, type: 'number', min: 1, max: 99, step: 1, default: 5, unit: '', displayFactor: 1, decimals: 0 },
		{ path: parameterPath('ground'), label: 'Ground', group, type: 'colour', default: '#17181b' },
		{ path: parameterPath('swept'), label: 'Swept', group, type: 'colour', default: '#34373e' },
		{ path: parameterPath('ink'), label: 'Ink', group, type: 'colour', default: '#e8e9eb' },
	],
	stateAt: (scene) => {
		const { number, gone } = stateOf(scene);
		return `${number} ${gone.toFixed(4)}`;
	},
	draw: (scene) => {
		const { context, size, parameters } = scene;
		const { number, gone } = stateOf(scene);
		const middle = { x: size.width / 2, y: size.height / 2 };
		const angle = gone * Math.PI * 2 - Math.PI / 2;
		context.fillStyle = wordOf(parameters, 'ground');
		context.fillRect(0, 0, size.width, size.height);
		context.fillStyle = wordOf(parameters, 'swept');
		context.beginPath();
		context.moveTo(middle.x, middle.y);
		context.arc(middle.x, middle.y, size.width + size.height, -Math.PI / 2, angle);
		context.closePath();
		context.fill();
		context.strokeStyle = wordOf(parameters, 'ink');
		context.lineWidth = size.height / 180;
		for (const radius of [0.36, 0.4]) {
			context.beginPath();
			context.arc(middle.x, middle.y, radius * size.height, 0, Math.PI * 2);
			context.stroke();
		}
		const style = { family: usualFamily, weight: 700, isItalic: false, sizePixels: size.height * 0.42, trackingPixels: 0, leading: 1, align: 'centre' as const };
		const block = layoutText(context, String(number), style, Infinity, scene.fonts);
		paintText(context, block, middle.x - block.width / 2, middle.y - block.height / 2, {
			colour: wordOf(parameters, 'ink'), strokePixels: 0, strokeColour: '#000000', shadowOpacity: 0, shadowColour: '#000000', shadowBlurPixels: 0, shadowDistancePixels: 0,
		});
		return [];
	},
};
