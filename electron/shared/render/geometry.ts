import type { Crop, Transform } from '../timeline/records.ts';

/** A size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** A point in pixels; (0, 0) is the outer corner of the top left pixel, whose centre is (0.5, 0.5). */
export type Point = { readonly x: number; readonly y: number };

/** x' = a·x + c·y + e, y' = b·x + d·y + f: the order canvas and CSS use. */
export type Matrix = { readonly a: number; readonly b: number; readonly c: number; readonly d: number; readonly e: number; readonly f: number };

/** Where a layer lies in the frame. */
export type LayerGeometry = {
	/** From the whole source picture, taken as the unit square with (0, 0) at its top left, to pixels of the frame. */
	readonly matrix: Matrix;
	/** What the crop leaves, in the unit square of the source. */
	readonly visible: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
	/** Corners of what the crop leaves, in pixels of the frame: top left, top right, bottom right, bottom left (of the source). */
	readonly corners: readonly [Point, Point, Point, Point];
};

/**
 * Length of one side of the fitted picture. Its margins are rounded to even pixels, so that a picture that is only fitted lies on the grid of
 * pixels and of 4:2:0 colour: sharp edges, no hairline between it and the frame, and no resampling for an ordinary letterbox.
 */
const fittedSide = (ideal: number, frame: number): number => frame - 4 * Math.round((frame - ideal) / 4);

/** The largest size at which the whole source is inside the frame, in its shown shape (pixel aspect counted in), to within two pixels. */
export const fittedSize = (source: Size & { readonly pixelAspect: number }, frame: Size): Size => {
	const shape = source.width * source.pixelAspect / source.height;
	return shape > frame.width / frame.height
		? { width: frame.width, height: Math.max(2, fittedSide(frame.width / shape, frame.height)) }
		: { width: Math.max(2, fittedSide(frame.height * shape, frame.width)), height: frame.height };
};

/** Cosine and sine of a clockwise turn in degrees; exact for quarter turns. */
const turn = (degrees: number): { cos: number; sin: number } => {
	const quarter = ((degrees % 360) + 360) % 360 / 90;
	if (Number.isInteger(quarter)) {
		return { cos: [1, 0, -1, 0][quarter] ?? 1, sin: [0, 1, 0, -1][quarter] ?? 0 };
	}
	const angle = degrees * Math.PI / 180;
	return { cos: Math.cos(angle), sin: Math.sin(angle) };
};

/** Where `matrix` takes a point. */
export const transformed = (matrix: Matrix, x: number, y: number): Point => ({
	x: matrix.a * x + matrix.c * y + matrix.e,
	y: matrix.b * x + matrix.d * y + matrix.f,
});

/** What a crop leaves of one side, on whole pixels of the source (at least one): cutting through a pixel would need its neighbour to be blended in. */
const croppedSide = <Side>(before: number, after: number, pixels: number, named: (from: number, to: number) => Side): Side => {
	const from = Math.min(pixels - 1, Math.round(before * pixels));
	const to = Math.max(from + 1, Math.round((1 - after) * pixels));
	return named(from / pixels, to / pixels);
};

/**
 * The one place where fit, scale, rotation, position and crop become numbers. The source is fitted into the frame and centred, scaled and turned
 * about its anchor, then moved; the crop cuts whole source pixels off its edges and leaves the rest where it is. `source` is the size after rotation by the file.
 */
export const layerGeometry = (source: Size & { readonly pixelAspect: number }, crop: Crop, transform: Transform, frame: Size): LayerGeometry => {
	const fitted = fittedSize(source, frame);
	const { cos, sin } = turn(transform.rotation);
	const width = fitted.width * transform.scale * transform.stretch;
	const height = fitted.height * transform.scale;
	const a = width * cos;
	const b = width * sin;
	const c = -height * sin;
	const d = height * cos;
	const { anchorX, anchorY } = transform;
	// The anchor stays where it is in the fitted picture; the centre goes round it.
	const centre = {
		x: frame.width * (0.5 + transform.x) + anchorX * (fitted.width - a) - anchorY * c,
		y: frame.height * (0.5 + transform.y) + anchorY * (fitted.height - d) - anchorX * b,
	};
	const matrix = { a, b, c, d, e: centre.x - (a + c) / 2, f: centre.y - (b + d) / 2 };
	const visible = {
		...croppedSide(crop.left, crop.right, source.width, (left, right) => ({ left, right })),
		...croppedSide(crop.top, crop.bottom, source.height, (top, bottom) => ({ top, bottom })),
	};
	return {
		matrix, visible,
		corners: [
			transformed(matrix, visible.left, visible.top), transformed(matrix, visible.right, visible.top),
			transformed(matrix, visible.right, visible.bottom), transformed(matrix, visible.left, visible.bottom),
		],
	};
};

/** How near to a whole pixel an edge must be to count as lying on it; far below what can be seen. */
const pixelTolerance = 1 / 128;

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= pixelTolerance;

/** The upright rectangle of whole pixels that the layer's visible part fills exactly, or null when it is turned or lies between pixels. */
export const pixelRectangle = (geometry: LayerGeometry): { left: number; top: number; width: number; height: number } | null => {
	const [topLeft, , bottomRight] = geometry.corners;
	const isUpright = Math.abs(geometry.matrix.b) < 1e-9 && Math.abs(geometry.matrix.c) < 1e-9 && geometry.matrix.a > 0;
	if (!isUpright || ![topLeft.x, topLeft.y, bottomRight.x, bottomRight.y].every(isWhole)) {
		return null;
	}
	const left = Math.round(topLeft.x);
	const top = Math.round(topLeft.y);
	return { left, top, width: Math.round(bottomRight.x) - left, height: Math.round(bottomRight.y) - top };
};

/** True when the layer's visible part hides the whole frame (if the source is opaque). Exact for upright layers; a turned layer counts when all corners of the frame lie inside it. */
export const coversFrame = (geometry: LayerGeometry, frame: Size): boolean => {
	const { a, b, c, d, e, f } = geometry.matrix;
	const determinant = a * d - b * c;
	const { left, top, right, bottom } = geometry.visible;
	const slack = pixelTolerance / Math.max(1, Math.min(Math.hypot(a, b), Math.hypot(c, d)));
	return [[0, 0], [frame.width, 0], [0, frame.height], [frame.width, frame.height]].every(([x = 0, y = 0]) => {
		const u = (d * (x - e) - c * (y - f)) / determinant;
		const v = (a * (y - f) - b * (x - e)) / determinant;
		return u >= left - slack && u <= right + slack && v >= top - slack && v <= bottom + slack;
	});
};

/** True when nothing of the layer's visible part can be inside the frame. May say false for a turned layer that just misses a corner. */
export const missesFrame = (geometry: LayerGeometry, frame: Size): boolean => {
	const xs = geometry.corners.map(corner => corner.x);
	const ys = geometry.corners.map(corner => corner.y);
	return Math.max(...xs) <= 0 || Math.min(...xs) >= frame.width || Math.max(...ys) <= 0 || Math.min(...ys) >= frame.height;
};
