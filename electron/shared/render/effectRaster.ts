import { fittedSize, type Size } from './geometry.ts';

/**
 * The size at which effects are done to a picture: that of its place in the frame before it is moved and made smaller, so that preview, proxy and film agree; larger only where it is enlarged and the source
 * has the detail. Even sides, square pixels.
 */
export const effectRaster = (source: Size & { readonly pixelAspect: number }, scale: number, frame: Size): Size => {
	const fitted = fittedSize(source, frame);
	const zoom = Math.max(1, Math.min(scale, source.width * source.pixelAspect / fitted.width, source.height / fitted.height));
	const even = (side: number) => Math.max(2, 2 * Math.round(side * zoom / 2));
	return { width: even(fitted.width), height: even(fitted.height) };
};
