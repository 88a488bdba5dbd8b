import type { SingleParameter } from '../parameters/parameter.ts';
import { isOn, numberOf, parameterPath, wordOf, type DrawingScene } from './defineDrawing.ts';
import { fontFamilies, usualFamily } from './fonts.ts';
import type { TextPaint } from './paintText.ts';
import type { TextStyle } from './textLayout.ts';

/** What a title's letters begin with. Lengths are parts of the frame's height unless they say otherwise. */
export type TextDefaults = {
	readonly text: string; readonly size: number; readonly weight: '400' | '500' | '600' | '700' | '800';
	readonly align?: 'left' | 'centre' | 'right'; readonly leading?: number; readonly tracking?: number;
	readonly colour?: string; readonly shadow?: number; readonly stroke?: number; readonly font?: string;
};

const percent = { type: 'number', unit: '%', displayFactor: 100, decimals: 1 } as const;

/** The words of a title: a text field of its own. */
export const wordsParameter = (name: string, label: string, text: string): SingleParameter =>
	({ path: parameterPath(name), label, group: 'Text', type: 'text', default: text });

/** How a title's letters look: font, size, spacing, fill, stroke and shadow. */
export const textParameters = (defaults: TextDefaults): readonly SingleParameter[] => [
	wordsParameter('text', 'Text', defaults.text),
	{ path: parameterPath('font'), label: 'Font', group: 'Letters', type: 'choice', choices: fontFamilies.map(({ name, label }) => ({ value: name, label })), default: defaults.font ?? usualFamily },
	{
		path: parameterPath('weight'), label: 'Weight', group: 'Letters', type: 'choice', default: defaults.weight,
		choices: [{ value: '400', label: 'Regular' }, { value: '500', label: 'Medium' }, { value: '600', label: 'Semibold' }, { value: '700', label: 'Bold' }, { value: '800', label: 'Extra bold' }],
	},
	{ path: parameterPath('italic'), label: 'Italic', group: 'Letters', type: 'switch', default: false },
	{ ...percent, path: parameterPath('size'), label: 'Size', group: 'Letters', min: 0.01, max: 0.6, step: 0.002, default: defaults.size },
	{ ...percent, path: parameterPath('tracking'), label: 'Tracking', group: 'Letters', min: -0.1, max: 1, step: 0.005, default: defaults.tracking ?? 0 },
	{ ...percent, path: parameterPath('leading'), label: 'Leading', group: 'Letters', min: 0.7, max: 3, step: 0.01, default: defaults.leading ?? 1.2, decimals: 0 },
	{
		path: parameterPath('align'), label: 'Align', group: 'Letters', type: 'choice', default: defaults.align ?? 'centre',
		choices: [{ value: 'left', label: 'Left' }, { value: 'centre', label: 'Centre' }, { value: 'right', label: 'Right' }],
	},
	{ path: parameterPath('colour'), label: 'Fill', group: 'Colour', type: 'colour', default: defaults.colour ?? '#ffffff' },
	{ ...percent, path: parameterPath('stroke'), label: 'Stroke', group: 'Colour', min: 0, max: 0.3, step: 0.005, default: defaults.stroke ?? 0 },
	{ path: parameterPath('strokeColour'), label: 'Stroke colour', group: 'Colour', type: 'colour', default: '#000000' },
	{ ...percent, path: parameterPath('shadow'), label: 'Shadow', group: 'Colour', min: 0, max: 1, step: 0.01, default: defaults.shadow ?? 0, decimals: 0 },
	{ path: parameterPath('shadowColour'), label: 'Shadow colour', group: 'Colour', type: 'colour', default: '#000000' },
	{ ...percent, path: parameterPath('shadowBlur'), label: 'Shadow blur', group: 'Colour', min: 0, max: 1, step: 0.01, default: 0.12 },
	{ ...percent, path: parameterPath('shadowDistance'), label: 'Shadow offset', group: 'Colour', min: 0, max: 0.5, step: 0.005, default: 0.04 },
];

/** Where a title stands: its middle, as parts of the frame, and how wide its lines may become. */
export const placeParameters = (defaults: { readonly x: number; readonly y: number; readonly width: number }): readonly SingleParameter[] => [
	{ ...percent, path: parameterPath('x'), label: 'Across', group: 'Place', min: -0.5, max: 1.5, step: 0.001, default: defaults.x },
	{ ...percent, path: parameterPath('y'), label: 'Down', group: 'Place', min: -0.5, max: 1.5, step: 0.001, default: defaults.y },
	{ ...percent, path: parameterPath('width'), label: 'Line width', group: 'Place', min: 0.05, max: 1, step: 0.005, default: defaults.width },
];

/** A box behind the letters; its padding and corners are parts of the letters' size. */
export const boxParameters = (defaults: { readonly isOn: boolean; readonly colour: string; readonly opacity: number; readonly padding?: number; readonly radius?: number }): readonly SingleParameter[] => [
	{ path: parameterPath('box'), label: 'Box', group: 'Box', type: 'switch', default: defaults.isOn },
	{ path: parameterPath('boxColour'), label: 'Box colour', group: 'Box', type: 'colour', default: defaults.colour },
	{ ...percent, path: parameterPath('boxOpacity'), label: 'Box opacity', group: 'Box', min: 0, max: 1, step: 0.01, default: defaults.opacity, decimals: 0 },
	{ ...percent, path: parameterPath('boxPadding'), label: 'Padding', group: 'Box', min: 0, max: 2, step: 0.01, default: defaults.padding ?? 0.35, decimals: 0 },
	{ ...percent, path: parameterPath('boxRadius'), label: 'Corners', group: 'Box', min: 0, max: 1, step: 0.01, default: defaults.radius ?? 0.12, decimals: 0 },
];

const alignments: readonly string[] = ['left', 'centre', 'right'] satisfies TextStyle['align'][];

/** The style the parameters ask for, at this picture's size; `scale` makes a second line of text smaller. */
export const textStyle = ({ parameters, size }: Pick<DrawingScene, 'parameters' | 'size'>, scale = 1): TextStyle => {
	const sizePixels = numberOf(parameters, 'size') * size.height * scale;
	const align = wordOf(parameters, 'align');
	return {
		family: wordOf(parameters, 'font'), weight: Number(wordOf(parameters, 'weight')), isItalic: isOn(parameters, 'italic'), sizePixels,
		trackingPixels: numberOf(parameters, 'tracking') * sizePixels, leading: numberOf(parameters, 'leading'),
		// Complete parameters hold one of the choices above.
		align: alignments.includes(align) ? align as TextStyle['align'] : 'centre',
	};
};

/** Fill, stroke and shadow as the parameters say. */
export const textPaint = ({ parameters }: Pick<DrawingScene, 'parameters'>, style: TextStyle): TextPaint => ({
	colour: wordOf(parameters, 'colour'),
	strokePixels: numberOf(parameters, 'stroke') * style.sizePixels, strokeColour: wordOf(parameters, 'strokeColour'),
	shadowOpacity: numberOf(parameters, 'shadow'), shadowColour: wordOf(parameters, 'shadowColour'),
	shadowBlurPixels: numberOf(parameters, 'shadowBlur') * style.sizePixels, shadowDistancePixels: numberOf(parameters, 'shadowDistance') * style.sizePixels,
});
