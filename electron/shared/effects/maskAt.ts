import { cornersOf, shapeSchema, type Shape } from './shape.ts';
import { keyframedValue } from '../keyframes/valueAt.ts';
import type { Keyframes } from '../keyframes/keyframe.ts';

const prefix = 'mask.';

/** What can be masked: a clip or an effect. */
type Masked = { readonly mask?: Shape | null | undefined; readonly keyframes: Keyframes };

/** Whether the mask changes over time. */
export const isMaskKeyed = ({ mask, keyframes }: Masked): boolean => Boolean(mask) && Object.keys(keyframes).some(path => path.startsWith(prefix));

/** The keyframes of the mask alone. */
export const maskKeyframes = (keyframes: Keyframes): Keyframes => Object.fromEntries(Object.entries(keyframes).filter(([path]) => path.startsWith(prefix)));

/** All keyframes but those of the mask. */
export const withoutMaskKeyframes = (keyframes: Keyframes): Keyframes => Object.fromEntries(Object.entries(keyframes).filter(([path]) => !path.startsWith(prefix)));

const bounds: Readonly<Record<string, readonly [least: number, most: number]>> = {
	x: [-4, 5], y: [-4, 5], width: [0, 8], height: [0, 8], roundness: [0, 1], feather: [0, 1], expand: [-1, 1], opacity: [0, 1],
};

/** Curves may overshoot; what comes out must still be a shape. */
const limited = (name: string, value: unknown): unknown => {
	const [least, most] = bounds[name] ?? [-Infinity, Infinity];
	return typeof value === 'number' ? Math.max(least, Math.min(most, value)) : value;
};

/** The mask of a clip or an effect at a moment of the clip's own time; null without one. Keyframes that do not fit the shape any more are passed over. */
export const maskAt = (record: Masked, at: number): Shape | null => {
	const { mask, keyframes } = record;
	if (!mask || !isMaskKeyed(record)) {
		return mask ?? null;
	}
	const moved = Object.entries(keyframes).flatMap(([path, list]) => {
		const name = path.slice(prefix.length);
		return path.startsWith(prefix) ? [[name, limited(name, keyframedValue(list, at))] as const] : [];
	});
	const parsed = shapeSchema.safeParse({ ...mask, ...Object.fromEntries(moved) });
	return parsed.success ? parsed.data : mask;
};

/** The middle of a shape, in parts of the picture's width and height. */
export const middleOf = (shape: Shape): { readonly x: number; readonly y: number } => {
	if (shape.type !== 'polygon') {
		return { x: shape.x, y: shape.y };
	}
	const corners = cornersOf(shape.points);
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	return { x: mean(corners.map(({ x }) => x)), y: mean(corners.map(({ y }) => y)) };
};
