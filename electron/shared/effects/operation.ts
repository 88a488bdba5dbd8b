import type { Shape } from './shape.ts';

/** R'G'B' (the codes of Rec. 709 as numbers), each 0…1 unless an effect before went beyond. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A change of every pixel by its own colour alone; a fourth number, 0…1, makes the pixel transparent. */
export type ColourChange = (colour: Rgb) => Rgb | readonly [red: number, green: number, blue: number, alpha: number];

/**
 * What can be done to a picture. Effects are made of these: an effect says *what* (a pure function from parameters to operations), the preview
 * (`renderer/preview/effects`, GLSL) and the export (`engine/export/effects`, ffmpeg) each know *how*, and the parity test compares them.
 * Lengths are in parts of the picture's height, so that a small viewer, a proxy and the film agree.
 */
export type Operation =
	/** Neighbouring changes of colour are baked into one table. `key` names the change and its parameters: equal keys, equal change. */
	| { readonly type: 'colour'; readonly key: string; readonly change: ColourChange; /** Needs the finer table: has steep slopes, as a key has. */ readonly isSteep?: boolean }
	/** Gaussian; standard deviations across and down. Edges repeat. */
	| { readonly type: 'blur'; readonly across: number; readonly down: number }
	/** The mean along a line of that length and angle (degrees, clockwise from the right), as a moving camera blurs. Edges repeat. */
	| { readonly type: 'streak'; readonly length: number; readonly angle: number }
	/** Adds what a blur of `radius` takes away, `amount` times. */
	| { readonly type: 'sharpen'; readonly radius: number; readonly amount: number }
	/** Blocks of one colour, so many in a row. */
	| { readonly type: 'mosaic'; readonly columns: number }
	| { readonly type: 'flip'; readonly isAcross: boolean; readonly isDown: boolean }
	/** Noise that is new in every frame; `size` of its grains in thousandths of the height. */
	| { readonly type: 'grain'; readonly amount: number; readonly size: number }
	/** Transparent outside the shape. `path`: its shape in every frame of the stretch that is drawn, where it moves. */
	| { readonly type: 'cut-out'; readonly shape: Shape; readonly path?: readonly Shape[] }
	/** The operations inside the shape only. */
	| { readonly type: 'masked'; readonly shape: Shape; readonly path?: readonly Shape[]; readonly operations: readonly Operation[] }
	/** The picture with `amount` of a changed copy added as light (screen): halation and glow. */
	| { readonly type: 'glow'; readonly operations: readonly Operation[]; readonly amount: number };
