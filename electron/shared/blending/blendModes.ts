/** What records call the ways a picture can be mixed with what lies below it; never changed once released. */
export const blendModeNames = [
	'normal', 'darken', 'multiply', 'lighten', 'screen', 'add', 'overlay', 'soft-light', 'hard-light', 'difference', 'subtract', 'colour', 'luminosity',
] as const;
export type BlendModeName = (typeof blendModeNames)[number];

/**
 * How a picture is mixed with what lies below it, both R'G'B' (codes as numbers). Where the picture is half transparent the result is half the mixture and half what lies below, as
 * in the W3C's "Compositing and Blending"; `normal` is the picture itself.
 */
export type BlendMode = { readonly name: BlendModeName; readonly label: string } & (
	/** Each part of a colour by itself. `glsl`: an expression of the floats `below` and `above`, 0…1. `ffmpeg`: the same of `x` below and `y` above, 0…255. */
	| { readonly kind: 'parts'; readonly glsl: string; readonly ffmpeg: string }
	/** The luma (Rec. 709) of one and the colour differences of the other; what lies outside the codes is cut off. */
	| { readonly kind: 'luma'; readonly lumaOf: 'above' | 'below' }
);

const parts = (name: BlendModeName, label: string, glsl: string, ffmpeg: string): BlendMode => ({ name, label, kind: 'parts', glsl, ffmpeg });

/** Multiplies below the middle of `test` and screens above it. */
const hard = (test: 'below' | 'above') => [
	`${test} <= 0.5 ? 2.0 * below * above : 1.0 - 2.0 * (1.0 - below) * (1.0 - above)`,
	`if(lte(${test === 'below' ? 'x' : 'y'},127.5),2*x*y/255,255-2*(255-x)*(255-y)/255)`,
] as const;

/** Every blend mode, in the order of the menu: normal, those that darken, that lighten, that add contrast, that compare, that take a part of the colour. */
export const blendModes: readonly BlendMode[] = [
	parts('normal', 'Normal', 'above', 'y'),
	parts('darken', 'Darken', 'min(below, above)', 'min(x,y)'),
	parts('multiply', 'Multiply', 'below * above', 'x*y/255'),
	parts('lighten', 'Lighten', 'max(below, above)', 'max(x,y)'),
	parts('screen', 'Screen', 'below + above - below * above', 'x+y-x*y/255'),
	parts('add', 'Add', 'min(below + above, 1.0)', 'min(x+y,255)'),
	parts('overlay', 'Overlay', ...hard('below')),
	parts(
		'soft-light', 'Soft light',
		'above <= 0.5 ? below - (1.0 - 2.0 * above) * below * (1.0 - below) : below + (2.0 * above - 1.0) * ((below <= 0.25 ? ((16.0 * below - 12.0) * below + 4.0) * below : sqrt(below)) - below)',
		'if(lte(y,127.5),x-(1-2*y/255)*x*(1-x/255),x+(2*y/255-1)*(if(lte(x,63.75),((16*x/255-12)*x/255+4)*x,255*sqrt(x/255))-x))',
	),
	parts('hard-light', 'Hard light', ...hard('above')),
	parts('difference', 'Difference', 'abs(below - above)', 'abs(x-y)'),
	parts('subtract', 'Subtract', 'max(below - above, 0.0)', 'max(x-y,0)'),
	{ name: 'colour', label: 'Colour', kind: 'luma', lumaOf: 'below' },
	{ name: 'luminosity', label: 'Luminosity', kind: 'luma', lumaOf: 'above' },
];

/** The blend mode of that name. */
export const blendModeNamed = (name: BlendModeName): BlendMode => {
	const mode = blendModes.find(candidate => candidate.name === name);
	if (!mode) {
		throw new Error(`There is no blend mode ${name}.`);
	}
	return mode;
};
