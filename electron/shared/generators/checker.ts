import { numberOf, parameterPath, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';

const group = 'Checker';

/** Squares of two colours, counted from the middle of the frame. */
export const checker: DrawingDefinition = {
	name: 'checker', label: 'Checker', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [
		{ path: parameterPath('one'), label: 'One', group, type: 'colour', default: '#2a2d33' },
		{ path: parameterPath('other'), label: 'Other', group, type: 'colour', default: '#3d4149' },
		{ path: parameterPath('rows'), label: 'Rows', group, type: 'number', min: 1, max: 60, step: 1, default: 9, unit: '', displayFactor: 1, decimals: 0 },
	],
	stateAt: () => 'still',
	draw: ({ context, size, parameters }) => {
		// Whole pixels: an edge between pixels would be blended, and differently by each canvas.
		const side = Math.max(1, Math.round(size.height / Math.round(numberOf(parameters, 'rows'))));
		context.fillStyle = wordOf(parameters, 'one');
		context.fillRect(0, 0, size.width, size.height);
		context.fillStyle = wordOf(parameters, 'other');
		for (let row = 0; row * side < size.height; row++) {
			for (let column = row % 2; column * side < size.width; column += 2) {
				context.fillRect(column * side, row * side, side, side);
			}
		}
		return [];
	},
};
