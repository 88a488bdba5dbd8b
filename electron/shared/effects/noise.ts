/** Side of the square of noise that grain is cut from, in pixels. */
export const noiseSide = 512;

/** A well mixed number of 32 bits from any number (Mulberry32's last steps). */
const mixed = (seed: number): number => {
	let value = Math.imul(seed + 0x6d2b_79f5 | 0, 0x2c1b_3c6d);
	value = Math.imul(value ^ (value >>> 15), value | 1);
	value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
	return (value ^ (value >>> 14)) >>> 0;
};

/** One grey byte for each pixel of a square of `noiseSide`, mean 128, nearly normal with a deviation of 40: the sum of four even numbers. The same wherever it is made. */
export const noiseSquare = (): Uint8Array => Uint8Array.from({ length: noiseSide * noiseSide }, (_, pixel) => {
	const bits = mixed(pixel);
	const sum = (bits & 255) + (bits >>> 8 & 255) + (bits >>> 16 & 255) + (bits >>> 24);
	return Math.max(0, Math.min(255, Math.round(128 + (sum - 510) * 40 / 147.8)));
});

/** Where in the square the noise of a frame begins. The same in preview and export; frames that follow each other lie far apart. */
export const noiseOffset = (frame: number): { readonly x: number; readonly y: number } => ({ x: frame * 197 % noiseSide, y: frame * 331 % noiseSide });
