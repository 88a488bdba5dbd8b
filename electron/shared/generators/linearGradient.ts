import { numberOf, parameterPath, wordOf, type DrawingDefinition } from '../drawing/defineDrawing.ts';

const group = 'Gradient';

/** From one colour to another along a line. */
export const linearGradient: DrawingDefinition = {
	name: 'linear-gradient', label: 'Linear gradient', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [
		{ path: parameterPath('from'), label: 'From', group, type: 'colour', default: '#1b2a4a' },
		{ path: parameterPath('to'), label: 'To', group, type: 'colour', default: '#d9764a' },
		{ path: parameterPath('angle'), label: 'Angle', group, type: 'number', min: -360, max: 360, step: 1, default: 90, unit: '°', displayFactor: 1, decimals: 0 },
		{ path: parameterPath('middle'), label: 'Middle', group, type: 'number', min: 0.02, max: 0.98, step: 0.01, default: 0.5, unit: '%', displayFactor: 100, decimals: 0 },
	],
	stateAt: () => 'still',
	draw: ({ context, size, parameters }) => {
		const angle = numberOf(parameters, 'angle') * Math.PI / 180;
		const [x, y] = [Math.cos(angle), Math.sin(angle)];
		// As long as the frame is in this direction: both colours are reached in the corners.
		const half = (Math.abs(x) * size.width + Math.abs(y) * size.height) / 2;
		const [middleX, middleY] = [size.width / 2, size.height / 2];
		const gradient = context.createLinearGradient(middleX - x * half, middleY - y * half, middleX + x * half, middleY + y * half);
		const [from, to] = [wordOf(parameters, 'from'), wordOf(parameters, 'to')];
		gradient.addColorStop(0, from);
		gradient.addColorStop(numberOf(parameters, 'middle'), mixed(from, to));
		gradient.addColorStop(1, to);
		context.fillStyle = gradient;
		context.fillRect(0, 0, size.width, size.height);
		return [];
	},
};

/** Half of each colour. */
const mixed = (from: string, to: string): string => {
	const [a, b] = [Number.parseInt(from.slice(1), 16), Number.parseInt(to.slice(1), 16)];
	const half = (shift: number) => Math.round(((a >> shift & 255) + (b >> shift & 255)) / 2);
	return `#${[16, 8, 0].map(shift => half(shift).toString(16).padStart(2, '0')).join('')}`;
};
