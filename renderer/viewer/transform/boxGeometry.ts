import { layerGeometry, transformed, type LayerGeometry, type Matrix, type Point, type Size } from '../../../electron/shared/render/geometry.ts';
import type { LayerPlace } from '../../../electron/shared/render/motion.ts';

/** A picture's size in its file. */
export type PictureSize = Size & { readonly pixelAspect: number };

/** Which handle: −1 left or top, 1 right or bottom, 0 the middle. Both 0 is the inside of the box. */
export type Side = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

/** A picture in the frame as the handles see it, in pixels of the frame. */
export type Box = { readonly geometry: LayerGeometry; readonly anchor: Point };

/** Where a picture lies. */
export const boxOf = (picture: PictureSize, { crop, transform }: LayerPlace, frame: Size): Box => {
	const geometry = layerGeometry(picture, crop, transform, frame);
	return { geometry, anchor: transformed(geometry.matrix, 0.5 + transform.anchorX, 0.5 + transform.anchorY) };
};

/** The corners and edges of a box, clockwise from the top left. */
export const sides: readonly Side[] = [
	{ x: -1, y: -1 }, { x: 0, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }, { x: -1, y: 1 }, { x: -1, y: 0 },
];

/** Where a handle is in the unit square of the picture: on the edge of what the crop leaves. */
export const sideInPicture = ({ visible }: LayerGeometry, side: Side): Point => ({
	x: visible.left + (visible.right - visible.left) * (side.x + 1) / 2,
	y: visible.top + (visible.bottom - visible.top) * (side.y + 1) / 2,
});

/** Where a handle is in the frame. */
export const sideInFrame = (geometry: LayerGeometry, side: Side): Point => {
	const { x, y } = sideInPicture(geometry, side);
	return transformed(geometry.matrix, x, y);
};

/** A way in the frame as a way in the unit square of the picture. */
export const wayInPicture = ({ a, b, c, d }: Matrix, way: Point): Point => {
	const determinant = a * d - b * c;
	return { x: (d * way.x - c * way.y) / determinant, y: (a * way.y - b * way.x) / determinant };
};

/** A point of the frame in the unit square of the picture. */
export const pointInPicture = (matrix: Matrix, point: Point): Point => wayInPicture(matrix, { x: point.x - matrix.e, y: point.y - matrix.f });

/** True when a point of the frame lies on what is seen of the picture. */
export const isOnBox = ({ geometry }: Box, point: Point): boolean => {
	const { x, y } = pointInPicture(geometry.matrix, point);
	const { left, top, right, bottom } = geometry.visible;
	return x >= left && x <= right && y >= top && y <= bottom;
};

export const wayBetween = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y });

/** A way seen by something turned clockwise by so many degrees. */
export const unturned = ({ x, y }: Point, degrees: number): Point => {
	const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
	return { x: x * cos + y * sin, y: y * cos - x * sin };
};

/** The nearest point to a handle that lies inside a rectangle, on the line to its `centre`: handles of pictures larger than the viewer stay within reach. */
export const withinReach = (handle: Point, centre: Point, area: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): Point => {
	const limit = (at: number, low: number, high: number) => Math.max(low, Math.min(high, at));
	const isCentreInside = centre.x > area.left && centre.x < area.right && centre.y > area.top && centre.y < area.bottom;
	if (!isCentreInside) {
		return { x: limit(handle.x, area.left, area.right), y: limit(handle.y, area.top, area.bottom) };
	}
	const way = wayBetween(centre, handle);
	const shareOf = (from: number, by: number, low: number, high: number) => by === 0 ? 1 : Math.max((low - from) / by, (high - from) / by);
	const share = Math.min(1, shareOf(centre.x, way.x, area.left, area.right), shareOf(centre.y, way.y, area.top, area.bottom));
	return { x: centre.x + way.x * share, y: centre.y + way.y * share };
};
