import type { DrawingDefinition } from '../drawing/defineDrawing.ts';

/** Has no picture of its own: the effects of its clip are done to everything below. What it draws is its sign, for the panel and the timeline: half of a frame changed. */
export const adjustment: DrawingDefinition = {
	name: 'adjustment', label: 'Adjustment', kind: 'generator', hasAlpha: true, usualSeconds: 5,
	parameters: [],
	stateAt: () => 'still',
	draw: ({ context, size }) => {
		const [left, top, width, height] = [0.2 * size.width, 0.2 * size.height, 0.6 * size.width, 0.6 * size.height];
		context.lineWidth = Math.max(1, size.height / 45);
		context.strokeStyle = 'rgba(232, 233, 235, 0.45)';
		context.fillStyle = 'rgba(232, 233, 235, 0.35)';
		context.beginPath();
		context.moveTo(left, top);
		context.lineTo(left + width, top);
		context.lineTo(left + width, top + height);
		context.lineTo(left, top + height);
		context.closePath();
		context.stroke();
		context.beginPath();
		context.moveTo(left, top + height);
		context.lineTo(left + width, top + height);
		context.lineTo(left + width, top);
		context.closePath();
		context.fill();
		return [];
	},
};
