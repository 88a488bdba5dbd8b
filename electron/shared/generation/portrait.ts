import { z } from 'zod';
import { timeSchema } from '../time/time.ts';

/**
 * The picture of a person that a model is shown: a square of an asset, of a film at the moment `at`. `x` and `y` are its centre in parts of the width and height, `size` is its
 * side in parts of the shorter of them. Best are head and shoulders.
 */
export const portraitSchema = z.object({
	assetId: z.string().min(1), at: timeSchema,
	x: z.number().min(0).max(1), y: z.number().min(0).max(1), size: z.number().min(0.05).max(1),
});
export type Portrait = z.output<typeof portraitSchema>;

/** The whole of the shorter side, in the middle. */
export const wholeSquare = { x: 0.5, y: 0.5, size: 1 } as const;

/** Where a portrait lies in a picture of `width` × `height` pixels: whole pixels, inside the picture. */
export const portraitSquare = ({ x, y, size }: Pick<Portrait, 'x' | 'y' | 'size'>, width: number, height: number): { left: number; top: number; side: number } => {
	const side = Math.max(1, Math.min(width, height, Math.round(size * Math.min(width, height))));
	const begin = (centre: number, length: number): number => Math.round(Math.min(length - side, Math.max(0, centre * length - side / 2)));
	return { left: begin(x, width), top: begin(y, height), side };
};
