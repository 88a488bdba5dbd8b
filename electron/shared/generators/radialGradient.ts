import { numberOf, parameterPath, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';

const group = 'Gradient';
const percent = { group, type: 'number', unit: '%', displayFactor: 100, decimals: 0, step: 0.01 } as const;

/** From one colour in the middle to another around it. */
export const radialGradient: DrawingDefinition = {
	name: 'radial-gradient', label: 'Radial gradient', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [
		{ path: parameterPath('from'), label: 'Inside', group, type: 'colour', default: '#3b5b7e' },
		{ path: parameterPath('to'), label: 'Outside', group, type: 'colour', default: '#0b0d12' },
		{ ...percent, path: parameterPath('x'), label: 'Across', min: -0.5, max: 1.5, default: 0.5 },
		{ ...percent, path: parameterPath('y'), label: 'Down', min: -0.5, max: 1.5, default: 0.45 },
		{ ...percent, path: parameterPath('radius'), label: 'Radius', min: 0.05, max: 3, default: 0.9 },
	],
	stateAt: () => 'still',
	draw: ({ context, size, parameters }) => {
		const [x, y] = [numberOf(parameters, 'x') * size.width, numberOf(parameters, 'y') * size.height];
		const gradient = context.createRadialGradient(x, y, 0, x, y, numberOf(parameters, 'radius') * size.height);
		gradient.addColorStop(0, wordOf(parameters, 'from'));
		gradient.addColorStop(1, wordOf(parameters, 'to'));
		context.fillStyle = gradient;
		context.fillRect(0, 0, size.width, size.height);
		return [];
	},
};
