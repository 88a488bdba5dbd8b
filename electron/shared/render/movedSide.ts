import { easedProgress } from '../transitions/easing.ts';
import type { MovingTransition, SideMove } from '../transitions/defineTransition.ts';
import { layerGeometry, type Size } from './geometry.ts';
import type { LayerPlace } from './motion.ts';

type Picture = Size & { readonly pixelAspect: number };
type Parameters = Readonly<Record<string, number | string | boolean>>;

/** How far, in parts of the frame, a picture must go along a way until nothing of it is in the frame. */
const wayOut = (picture: Picture, { crop, transform }: LayerPlace, frame: Size, way: { readonly x: number; readonly y: number }): number => {
	const { corners } = layerGeometry(picture, crop, transform, frame);
	const [xs, ys] = [corners.map(({ x }) => x / frame.width), corners.map(({ y }) => y / frame.height)];
	if (way.x !== 0) {
		return Math.max(0, way.x < 0 ? Math.max(...xs) : 1 - Math.min(...xs));
	}
	return Math.max(0, way.y < 0 ? Math.max(...ys) : 1 - Math.min(...ys));
};

const moved = (place: LayerPlace, { outside, scale = 1 }: SideMove, picture: Picture, frame: Size): LayerPlace => {
	const far = outside ? outside.share * wayOut(picture, place, frame, outside.way) : 0;
	const { transform } = place;
	return {
		crop: place.crop,
		transform: {
			...transform,
			// About the middle of the frame, as a camera sees it.
			x: transform.x * scale + far * (outside?.way.x ?? 0), y: transform.y * scale + far * (outside?.way.y ?? 0),
			scale: Math.max(0.01, Math.min(20, transform.scale * scale)),
		},
	};
};

/** Where one side of a transition lies at a progress of 0…1, which is eased here; null where it stays in its place. */
export const movedSide = (definition: MovingTransition, side: 'from' | 'to', progress: number, parameters: Parameters, place: LayerPlace, picture: Picture, frame: Size): LayerPlace | null =>
	(definition.move ? moved(place, definition.move[side](easedProgress(parameters, progress), parameters), picture, frame) : null);
