/** Rectangle of a source's texels, half open; fractions are allowed. */
export type TexelRectangle = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where a rectangle of texels lands in the target: `x = a·u + c·v + e`, `y = b·u + d·v + f`, with u and v in texels of the source. */
export type Affine = { readonly a: number; readonly b: number; readonly c: number; readonly d: number; readonly e: number; readonly f: number };

/** A picture's part and its place, ready to be drawn. */
export type Placement = { readonly rectangle: TexelRectangle; readonly toTarget: Affine };

export const applyAffine = ({ a, b, c, d, e, f }: Affine, x: number, y: number): { x: number; y: number } => ({ x: a * x + c * y + e, y: b * x + d * y + f });

/** The inverse, as a 3×3 matrix column by column. */
export const inverseMatrix = ({ a, b, c, d, e, f }: Affine): number[] => {
	const determinant = a * d - b * c;
	return [
		d / determinant, -b / determinant, 0,
		-c / determinant, a / determinant, 0,
		(c * f - d * e) / determinant, (b * e - a * f) / determinant, 1,
	];
};

/** Target pixels along one texel of each axis of the source. */
export const scaleOf = ({ a, b, c, d }: Affine): { x: number; y: number } => ({ x: Math.hypot(a, b), y: Math.hypot(c, d) });

/** Not turned: rows stay rows. */
export const isUpright = ({ a, b, c, d }: Affine): boolean => a > 0 && d > 0 && Math.abs(b) < 1e-9 * a && Math.abs(c) < 1e-9 * d;

/** The whole pixels of a target of this size that the placed rectangle touches; null where it lies outside. */
export const touchedPixels = ({ rectangle, toTarget }: Placement, width: number, height: number): TexelRectangle | null => {
	const corners = [[rectangle.left, rectangle.top], [rectangle.right, rectangle.top], [rectangle.left, rectangle.bottom], [rectangle.right, rectangle.bottom]]
		.map(([x = 0, y = 0]) => applyAffine(toTarget, x, y));
	// An antialiased edge reaches half a pixel further once it is turned.
	const margin = isUpright(toTarget) ? 0 : 1;
	const left = Math.max(0, Math.floor(Math.min(...corners.map(corner => corner.x)) + 1e-6) - margin);
	const top = Math.max(0, Math.floor(Math.min(...corners.map(corner => corner.y)) + 1e-6) - margin);
	const right = Math.min(width, Math.ceil(Math.max(...corners.map(corner => corner.x)) - 1e-6) + margin);
	const bottom = Math.min(height, Math.ceil(Math.max(...corners.map(corner => corner.y)) - 1e-6) + margin);
	return left < right && top < bottom ? { left, top, right, bottom } : null;
};

/** The same place for a copy of the picture whose sides are `x` and `y` times as long. */
export const rescaledPlacement = ({ rectangle, toTarget }: Placement, x: number, y: number): Placement => ({
	rectangle: { left: rectangle.left * x, top: rectangle.top * y, right: rectangle.right * x, bottom: rectangle.bottom * y },
	toTarget: scaledSource(toTarget, x, y),
});

const scaledSource = ({ a, b, c, d, e, f }: Affine, x: number, y: number): Affine => ({ a: a / x, b: b / x, c: c / y, d: d / y, e, f });
