import { chromaOf, lumaOf, rgbOf, smoothStep } from './colourMaths.ts';
import { colourParameter, percentParameter } from './effectParameter.ts';
import type { Rgb } from './operation.ts';
import type { PictureEffect } from './pictureEffect.ts';

/** A screen of one colour becomes transparent, and its light on the edges is taken back. */
export const chromaKey: PictureEffect = {
	name: 'chroma-key', label: 'Chroma key', group: 'Key', medium: 'picture', isSeeThrough: true,
	parameters: [
		colourParameter('colour', 'Screen', '#20c040'), percentParameter('tolerance', 'Tolerance', 0.3), percentParameter('softness', 'Softness', 0.25), percentParameter('spill', 'Spill', 0.8),
	],
	operations: ({ number, colour: colourOf, text }) => {
		const [tolerance, softness, spill] = [number('tolerance'), number('softness'), number('spill')];
		const [keyBlueness, keyRedness] = chromaOf(colourOf('colour'));
		const strength = Math.max(0.02, Math.hypot(keyBlueness, keyRedness));
		const [alongBlue, alongRed] = [keyBlueness / strength, keyRedness / strength];
		return [{
			type: 'colour', isSteep: true, key: `chroma-key ${text('colour')} ${tolerance} ${softness} ${spill}`,
			change: (colour: Rgb) => {
				const [blueness, redness] = chromaOf(colour);
				// In parts of the screen's own colourfulness: grey is 1 away from any screen.
				const away = Math.hypot(blueness - keyBlueness, redness - keyRedness) / strength;
				const taken = spill * Math.max(0, blueness * alongBlue + redness * alongRed);
				const [red, green, blue] = rgbOf(lumaOf(colour), blueness - taken * alongBlue, redness - taken * alongRed);
				return [red, green, blue, smoothStep(tolerance, tolerance + Math.max(0.02, softness), away)];
			},
		}];
	},
};
