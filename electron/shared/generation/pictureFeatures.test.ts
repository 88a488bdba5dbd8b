import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pictureFeatureCount, pictureFeatures, pictureFeatureVersion } from './pictureFeatures.ts';

type Film = { name: string; width: number; height: number; count: number; frames: string; features: number[] };

// Recorded by native-models/training/audio/record_parity.py from the training side's own implementation.
const recorded: { version: number; films: Film[] } = JSON.parse(readFileSync(new URL('../../../test/fixtures/models/audio-features.json', import.meta.url), 'utf8'));

const bytesOf = (film: Film): Uint8Array => new Uint8Array(Buffer.from(film.frames, 'base64'));

describe('picture features', () => {
	test('are the version that was recorded', () => {
		expect(pictureFeatureVersion).toBe(recorded.version);
		expect(recorded.films.length).toBeGreaterThan(2);
	});

	test.each(recorded.films)('agree with the training side to 1e-5 on $name', film => {
		const found = pictureFeatures(bytesOf(film), film.width, film.height, film.count);
		expect(found.length).toBe(film.count * pictureFeatureCount);
		const worst = film.features.reduce((most, value, i) => Math.max(most, Math.abs(value - (found[i] ?? Number.NaN))), 0);
		expect(worst).toBeLessThan(1e-5);
	});

	test('show a falling body by downward flow, and nothing but the still numbers for a still film', () => {
		const [width, height, count] = [64, 36, 4];
		const film = new Uint8Array(width * height * 3 * count).fill(40);
		const still = pictureFeatures(film, width, height, count);
		for (let frame = 0; frame < count; frame++) {
			for (let y = 4 + 2 * frame; y < 14 + 2 * frame; y++) {
				film.fill(220, ((frame * height + y) * width + 20) * 3, ((frame * height + y) * width + 30) * 3);
			}
		}
		const falling = pictureFeatures(film, width, height, count);
		const secondColumn = 22 + 1;
		for (let frame = 1; frame < count; frame++) {
			const row = frame * pictureFeatureCount;
			expect(falling[row + secondColumn]).toBeGreaterThan(0.2);
			expect(falling[row + 16]).toBeGreaterThan(0.3);
			expect([...still.subarray(row + 4, row + 29)].every(value => value === 0)).toBe(true);
		}
	});

	test('refuse bytes that are not whole frames', () => {
		expect(() => pictureFeatures(new Uint8Array(100), 64, 36, 1)).toThrow('1 RGB frames of 64×36');
	});
});
