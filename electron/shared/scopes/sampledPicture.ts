/** A small picture as the graphics card gives it back: RGBA bytes, full range, BT.709, top row first. */
export type SampledPicture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** Shares of red, green and blue in the luma of BT.709. */
export const lumaShares = { red: 0.2126, green: 0.7152, blue: 0.0722 } as const;

/** Luma of a pixel, 0…255, not rounded. */
export const lumaOf = (red: number, green: number, blue: number): number => lumaShares.red * red + lumaShares.green * green + lumaShares.blue * blue;
