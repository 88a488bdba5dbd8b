import { describe, expect, test } from 'vitest';
import { gaussianNoise, philoxWords } from './noise.ts';

describe('Philox4x32-10', () => {
	test('gives the known answer of its authors for counter 0 and key 0', () => {
		expect(philoxWords(0, 0).map(word => word.toString(16).padStart(8, '0'))).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
	});
	// Recorded from native-models/training/noise.py.
	test.each([
		[0, 1, 0, [4175744164, 1555169499, 2980410603, 159317863]],
		[1, 0, 0, [3823634032, 3842641596, 2515673792, 3054873127]],
		[0xffff_ffff, 5, 3, [17528008, 2002590111, 3105870012, 1225904221]],
		[2 ** 53 - 1, 2 ** 32 + 9, 7, [256933719, 934737493, 3286595269, 408418337]],
	])('agrees with the training side for seed %d, block %d, stream %d', (seed, block, stream, words) => {
		expect(philoxWords(seed, block, stream)).toEqual(words);
	});
	test('refuses seeds that a double cannot hold', () => {
		expect(() => philoxWords(2 ** 53, 0)).toThrow('seed');
		expect(() => philoxWords(0.5, 0)).toThrow('seed');
	});
});

describe('Gaussian noise', () => {
	test('agrees with the training side', () => {
		const python = [2.1276910305023193, 2.1613738536834717, -0.40827083587646484, -1.6597530841827393, 2.0213191509246826, -0.10821650922298431, 0.3226163983345032, 2.095574378967285, 1.2609460353851318, 1.226758360862732];
		gaussianNoise(42, 10, 1).forEach((value, i) => expect(value).toBeCloseTo(python[i] as number, 6));
	});
	test('is the beginning of any longer noise of the same seed', () => {
		expect(gaussianNoise(7, 9)).toEqual(gaussianNoise(7, 1000).slice(0, 9));
	});
	test('has mean 0, variance 1 and kurtosis 3', () => {
		const noise = gaussianNoise(3, 200_000);
		const moment = (power: number): number => noise.reduce((sum, value) => sum + value ** power, 0) / noise.length;
		expect(moment(1)).toBeCloseTo(0, 1);
		expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
		expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
	});
	test('differs between streams of one seed', () => {
		expect(gaussianNoise(7, 4, 0)).not.toEqual(gaussianNoise(7, 4, 1));
	});
});
