import { parameterPath, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';

/** One colour over the whole frame. */
export const solid: DrawingDefinition = {
	name: 'solid', label: 'Solid colour', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [{ path: parameterPath('colour'), label: 'Colour', group: 'Solid', type: 'colour', default: '#1f5f8b' }],
	stateAt: () => 'still',
	draw: ({ context, size, parameters }) => {
		context.fillStyle = wordOf(parameters, 'colour');
		context.fillRect(0, 0, size.width, size.height);
		return [];
	},
};
