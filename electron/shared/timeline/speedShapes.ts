import type { easings } from '../keyframes/keyframe.ts';

/** A point of a shape: where on the clip (0 its first picture, 1 its last), how fast from there, and how the speed goes on. */
type ShapePoint = { readonly at: number; readonly speed: number; readonly easing: keyof typeof easings };

/** The usual ways of changing the speed within a clip. */
export const speedShapes = {
	/** From half to double. */
	rampUp: [{ at: 0, speed: 0.5, easing: 'ease' }, { at: 1, speed: 2, easing: 'ease' }],
	/** From double to half. */
	rampDown: [{ at: 0, speed: 2, easing: 'ease' }, { at: 1, speed: 0.5, easing: 'ease' }],
	/** Full speed at both ends, slow in the middle: the moment everybody looks at. */
	hero: [
		{ at: 0, speed: 1, easing: 'linear' }, { at: 0.3, speed: 1, easing: 'ease' }, { at: 0.42, speed: 0.3, easing: 'linear' },
		{ at: 0.58, speed: 0.3, easing: 'ease' }, { at: 0.7, speed: 1, easing: 'linear' },
	],
	/** A burst in the middle that skips over what takes long. */
	pulse: [
		{ at: 0, speed: 1, easing: 'linear' }, { at: 0.25, speed: 1, easing: 'ease' }, { at: 0.42, speed: 4, easing: 'linear' },
		{ at: 0.58, speed: 4, easing: 'ease' }, { at: 0.75, speed: 1, easing: 'linear' },
	],
} as const satisfies Record<string, readonly ShapePoint[]>;

/** The names of the shapes. */
export type SpeedShapeName = keyof typeof speedShapes;
/** In the order of the menus. */
export const speedShapeNames = ['rampUp', 'rampDown', 'hero', 'pulse'] as const satisfies readonly SpeedShapeName[];
