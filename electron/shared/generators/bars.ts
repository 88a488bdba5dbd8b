import type { DrawingDefinition } from '../drawing/defineDrawing.ts';

/** The seven bars at 75 %, the narrow row under them, and black and white below: what a screen is set up by. */
const top = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf'];
const middle = ['#0000bf', '#131313', '#bf00bf', '#131313', '#00bfbf', '#131313', '#bfbfbf'];
const bottom = ['#00214c', '#ffffff', '#32006a', '#131313', '#090909', '#131313', '#1d1d1d', '#131313'];

/** Colour bars. */
export const bars: DrawingDefinition = {
	name: 'bars', label: 'Colour bars', kind: 'generator', hasAlpha: false, usualSeconds: 5,
	parameters: [],
	stateAt: () => 'still',
	draw: ({ context, size }) => {
		const row = (colours: readonly string[], from: number, to: number) => colours.forEach((colour, number) => {
			const [left, right] = [number, number + 1].map(place => Math.round(place / colours.length * size.width)) as [number, number];
			context.fillStyle = colour;
			context.fillRect(left, Math.round(from * size.height), right - left, Math.round(to * size.height) - Math.round(from * size.height));
		});
		row(top, 0, 0.67);
		row(middle, 0.67, 0.75);
		row(bottom, 0.75, 1);
		return [];
	},
};
