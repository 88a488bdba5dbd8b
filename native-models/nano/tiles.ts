/** Half open on both axes, in pixels. */
type Rectangle = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Part of a large picture: what a network is shown, and the part of its answer that is kept. */
export type Tile = { readonly seen: Rectangle; readonly kept: Rectangle };

/** Stretches of `size` that cover `length`, all of nearly the same even size. */
const stretches = (length: number, size: number): readonly { readonly start: number; readonly end: number }[] => {
	const count = Math.ceil(length / size);
	const at = (i: number): number => i === count ? length : 2 * Math.round(i * length / count / 2);
	return Array.from({ length: count }, (_, i) => ({ start: at(i), end: at(i + 1) }));
};

/**
 * Tiles that cover `width` × `height`: each keeps at most about `side` × `side` pixels and sees `margin` more on every side that has any. What is kept covers
 * every pixel once. All edges are even when the picture's sides are and `margin` is.
 */
export const tilesOver = (width: number, height: number, { side, margin }: { side: number; margin: number }): readonly Tile[] =>
	stretches(height, side).flatMap(rows => stretches(width, side).map((columns): Tile => ({
		seen: {
			left: Math.max(0, columns.start - margin), right: Math.min(width, columns.end + margin),
			top: Math.max(0, rows.start - margin), bottom: Math.min(height, rows.end + margin),
		},
		kept: { left: columns.start, right: columns.end, top: rows.start, bottom: rows.end },
	})));
