import type { LayerPlace } from '../../../electron/shared/render/motion.ts';
import type { Point, Size } from '../../../electron/shared/render/geometry.ts';
import { boxOf, sideInFrame, unturned, wayBetween, wayInPicture, type PictureSize, type Side } from './boxGeometry.ts';

/** What a drag on the picture begins from. */
export type Begun = { readonly picture: PictureSize; readonly place: LayerPlace; readonly frame: Size };

const limited = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The picture moved by a way in pixels of the frame. */
export const movedPlace = ({ place, frame }: Begun, way: Point): LayerPlace => ({
	...place,
	transform: { ...place.transform, x: limited(place.transform.x + way.x / frame.width, -4, 4), y: limited(place.transform.y + way.y / frame.height, -4, 4) },
});

const opposite = (side: Side): Side => ({ x: -side.x as Side['x'], y: -side.y as Side['y'] });

/** The point that stays where it is while a handle is dragged: the anchor, or the opposite handle where asked for or where the handle lies on the anchor. */
export const fixedPoint = ({ picture, place, frame }: Begun, side: Side, isOpposite: boolean): Point => {
	const box = boxOf(picture, place, frame);
	const handle = sideInFrame(box.geometry, side);
	const isAtAnchor = Math.hypot(handle.x - box.anchor.x, handle.y - box.anchor.y) < 4;
	return isOpposite || isAtAnchor ? sideInFrame(box.geometry, opposite(side)) : box.anchor;
};

export type Scaling = {
	readonly side: Side;
	/** Where the handle was, and where it is now. */
	readonly from: Point; readonly to: Point;
	/** Corners change width and height apart. */
	readonly isFree: boolean;
	/** About the opposite handle instead of the anchor. */
	readonly isOpposite: boolean;
};

/** How many times as wide and as high. A corner goes along its diagonal unless it is free; an edge changes one of the two. */
const factorsOf = (begun: Begun, { side, from, to, isFree, isOpposite }: Scaling): { x: number; y: number } => {
	const fixed = fixedPoint(begun, side, isOpposite);
	const { rotation } = begun.place.transform;
	const before = unturned(wayBetween(fixed, from), rotation);
	const now = unturned(wayBetween(fixed, to), rotation);
	const part = (axis: 'x' | 'y') => (side[axis] === 0 || Math.abs(before[axis]) < 1e-6 ? 1 : now[axis] / before[axis]);
	if (side.x === 0 || side.y === 0 || isFree) {
		return { x: part('x'), y: part('y') };
	}
	const both = (before.x * now.x + before.y * now.y) / (before.x ** 2 + before.y ** 2);
	return { x: both, y: both };
};

/** The picture scaled by one of its handles. It is never turned inside out. */
export const scaledPlace = (begun: Begun, scaling: Scaling): LayerPlace => {
	const { picture, place, frame } = begun;
	const factors = factorsOf(begun, scaling);
	const { transform } = place;
	const scale = limited(transform.scale * Math.max(0.001, factors.y), 0.01, 20);
	const width = limited(transform.scale * transform.stretch * Math.max(0.001, factors.x), 0.01, 400);
	const isUniform = factors.x === factors.y;
	const scaled = { ...place, transform: { ...transform, scale, stretch: isUniform ? transform.stretch : limited(width / scale, 0.05, 20) } };
	if (!scaling.isOpposite && isAnchorFixed(begun, scaling.side)) {
		return scaled;
	}
	const other = opposite(scaling.side);
	const way = wayBetween(sideInFrame(boxOf(picture, scaled, frame).geometry, other), sideInFrame(boxOf(picture, place, frame).geometry, other));
	return movedPlace({ ...begun, place: scaled }, way);
};

const isAnchorFixed = (begun: Begun, side: Side): boolean => {
	const { anchor } = boxOf(begun.picture, begun.place, begun.frame);
	const fixed = fixedPoint(begun, side, false);
	return fixed.x === anchor.x && fixed.y === anchor.y;
};

/** The picture turned by degrees, clockwise, about its anchor. */
export const turnedPlace = ({ place }: Begun, degrees: number): LayerPlace => ({ ...place, transform: { ...place.transform, rotation: limited(place.transform.rotation + degrees, -3600, 3600) } });

/** The least of a side that a crop by hand leaves. */
const leastLeft = 0.02;

/** The picture cropped by one of its handles, on whole pixels of the source; by its inside, what is seen of it moves. `isBoth` cuts the opposite edge as well. */
export const croppedPlace = ({ picture, place, frame }: Begun, side: Side, way: Point, isBoth: boolean): LayerPlace => {
	const { crop } = place;
	const { x, y } = wayInPicture(boxOf(picture, place, frame).geometry.matrix, way);
	const onPixels = (cut: number, pixels: number) => Math.round(cut * pixels) / pixels;
	const cutAxis = (before: number, after: number, by: number, end: -1 | 0 | 1, isInside: boolean, pixels: number): [number, number] => {
		if (isInside) {
			const moved = limited(onPixels(by, pixels), -before, after);
			return [before + moved, after - moved];
		}
		if (end === 0) {
			return [before, after];
		}
		const cut = end === -1 ? by : -by;
		const most = isBoth ? (1 - leastLeft) / 2 : 1 - leastLeft - (end === -1 ? after : before);
		const edge = limited(onPixels((end === -1 ? before : after) + cut, pixels), 0, most);
		if (end === -1) {
			return [edge, isBoth ? edge : after];
		}
		return [isBoth ? edge : before, edge];
	};
	const isInside = side.x === 0 && side.y === 0;
	const [left, right] = cutAxis(crop.left, crop.right, x, side.x, isInside, picture.width);
	const [top, bottom] = cutAxis(crop.top, crop.bottom, y, side.y, isInside, picture.height);
	return { ...place, crop: { left, top, right, bottom } };
};
