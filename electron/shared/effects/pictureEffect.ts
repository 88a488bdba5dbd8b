import type { EffectDescription } from './effectDescription.ts';
import type { LutTable } from './lutTable.ts';
import type { Operation } from './operation.ts';

/** The values of all parameters of an effect at one moment, by their names without "parameters.". */
export type EffectValues = {
	readonly number: (name: string) => number;
	readonly isOn: (name: string) => boolean;
	readonly text: (name: string) => string;
	readonly numbers: (name: string) => readonly number[];
	/** "#f2a33a" → three numbers 0…1. */
	readonly colour: (name: string) => readonly [number, number, number];
	/** The table of colours it was given; null for effects without one. */
	readonly table: LutTable | null;
};

/** The part of a picture its crop leaves, in parts of its width and height, and its shape. */
export type EffectPlace = {
	readonly visible: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
	/** Width by height. */
	readonly aspect: number;
};

/** A shadow thrown by a layer onto what lies below; lengths in parts of the frame's height. */
export type Shadow = { readonly x: number; readonly y: number; readonly softness: number; readonly opacity: number; readonly colour: readonly [number, number, number] };

/** An effect on pictures: what it does, in operations. One file each. */
export type PictureEffect = EffectDescription & {
	readonly medium: 'picture';
	/** Can make an opaque picture transparent, so that what lies below must be drawn. Default: no. */
	readonly isSeeThrough?: boolean;
	/** Pure; called for every frame, so cheap: what is costly happens when a table is baked. No operation where the values change nothing. */
	readonly operations: (values: EffectValues, place: EffectPlace) => readonly Operation[];
	/** What it throws onto the layers below, if anything. */
	readonly shadow?: (values: EffectValues) => Shadow | null;
};
