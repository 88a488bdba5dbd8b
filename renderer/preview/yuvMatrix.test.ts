import { describe, expect, it } from 'vitest';
import { yuvConversion, yuvMatrixNamed } from './yuvMatrix.ts';

const convert = (codes: readonly [number, number, number], colour: Parameters<typeof yuvConversion>[0], depth = 8): number[] => {
	const { matrix, offset } = yuvConversion(colour, depth);
	const largest = 2 ** depth - 1;
	const yuv = codes.map((code, index) => code / largest - (offset[index] ?? 0));
	return [0, 1, 2].map(row => Math.round(255 * [0, 1, 2].reduce((sum, column) => sum + (matrix[column * 3 + row] ?? 0) * (yuv[column] ?? 0), 0)));
};

describe('yuvConversion', () => {
	it.each([
		['limited black', [16, 128, 128], { matrix: 'bt709', isFullRange: false }, [0, 0, 0]],
		['limited white', [235, 128, 128], { matrix: 'bt709', isFullRange: false }, [255, 255, 255]],
		['full white', [255, 128, 128], { matrix: 'bt709', isFullRange: true }, [255, 255, 255]],
		// Codes of the EBU colour bars: pure red in both standards.
		['bt709 red', [63, 102, 240], { matrix: 'bt709', isFullRange: false }, [255, 1, 0]],
		['bt601 red', [81, 90, 240], { matrix: 'smpte170m', isFullRange: false }, [254, 0, 0]],
	] as const)('reads %s', (_name, codes, colour, rgb) => {
		convert(codes, colour).forEach((value, index) => expect(Math.abs(value - (rgb[index] ?? 0))).toBeLessThanOrEqual(1));
	});

	it('reads ten bits like eight', () => {
		expect(convert([64, 512, 512], { matrix: 'bt709', isFullRange: false }, 10)).toEqual([0, 0, 0]);
		expect(convert([940, 512, 512], { matrix: 'bt709', isFullRange: false }, 10)).toEqual([255, 255, 255]);
	});

	it('reads identity-matrix planes as green, blue and red', () => {
		expect(convert([10, 20, 30], { matrix: 'rgb', isFullRange: true })).toEqual([30, 10, 20]);
	});
});

describe('yuvMatrixNamed', () => {
	it('guesses by the number of lines where nothing is written', () => {
		expect([yuvMatrixNamed('unknown', 576), yuvMatrixNamed(null, 720)]).toEqual(['smpte170m', 'bt709']);
	});
});
