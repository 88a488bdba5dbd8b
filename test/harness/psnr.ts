/** How alike two pictures of 8-bit values are, in dB; infinite for equal ones. Throws where sizes differ or one is missing. */
export const psnr = (a: Uint8Array | undefined, b: Uint8Array | undefined): number => {
	if (!a || a.length !== b?.length) {
		throw new Error(`Pictures of ${a?.length} and ${b?.length} bytes were compared.`);
	}
	const squares = a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0);
	return 10 * Math.log10(255 ** 2 * a.length / squares);
};
