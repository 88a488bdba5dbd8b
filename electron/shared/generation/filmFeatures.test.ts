import { expect, test } from 'vitest';
import { pictureFeatureCount, pictureFeatures } from './pictureFeatures.ts';
import type { SmallFilm } from './modelFamily.ts';
import { featuresOver } from './filmFeatures.ts';

const width = 16;
const height = 12;
const count = 23;
const frameBytes = width * height * 3;
const pixels = Uint8Array.from({ length: count * frameBytes }, (_, i) => Math.imul(i + 1, 2_654_435_761) >>> 24);
const film: SmallFilm = { width, height, count, fps: 25, read: async (first, frames) => pixels.slice(first * frameBytes, (first + frames) * frameBytes) };

test.each([1, 4, 22, 23, 100])('a film looked at in pieces of %d frames has the features of the whole', async (perLook) => {
	expect(await featuresOver(film, count, perLook)).toEqual(pictureFeatures(pixels, width, height, count));
});
test('the last frame is held where sound goes on, and frames beyond the sound are left out', async () => {
	const longer = await featuresOver(film, count + 2, 4);
	const last = longer.slice((count - 1) * pictureFeatureCount, count * pictureFeatureCount);
	expect(longer.slice(-pictureFeatureCount)).toEqual(last);
	expect(await featuresOver(film, 5, 4)).toEqual(pictureFeatures(pixels.slice(0, 5 * frameBytes), width, height, 5));
});
