import type { Crop } from '../timeline/records.ts';
import { fittedSize, type Size } from './geometry.ts';

type Picture = Size & { readonly pixelAspect: number };

/**
 * Where a picture must lie that shows the middle of another, cut to its own shape (as `cover` does): its scale against the other's, and the other's crop told in its
 * own terms. Both 1 and unchanged where the shapes are the same.
 */
export const coveredPart = (whole: Picture, part: Picture, frame: Size, crop: Crop): { readonly scale: number; readonly crop: Crop } => {
	const fitted = fittedSize(whole, frame);
	const shape = part.width * part.pixelAspect / part.height;
	const width = Math.min(fitted.width, fitted.height * shape);
	const height = width / shape;
	// Less than half a pixel is the rounding of sizes, not another shape.
	const share = { x: fitted.width - width < 1 ? 1 : width / fitted.width, y: fitted.height - height < 1 ? 1 : height / fitted.height };
	const edge = (cut: number, shown: number): number => shown === 1 ? cut : Math.max(0, (cut - (1 - shown) / 2) / shown);
	const scale = width / fittedSize(part, frame).width;
	return {
		scale: Math.abs(scale - 1) < 0.01 ? 1 : scale,
		crop: { left: edge(crop.left, share.x), right: edge(crop.right, share.x), top: edge(crop.top, share.y), bottom: edge(crop.bottom, share.y) },
	};
};
