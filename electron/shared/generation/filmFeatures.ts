import type { SmallFilm } from './modelFamily.ts';
import { pictureFeatureCount, pictureFeatures } from './pictureFeatures.ts';

/** Frames looked at together: a minute and a half is 16 MB. */
const framesPerLook = 2250;

/** Features of `length` frames: those of the pictures, the last ones held where the sound goes on a little longer. Reads the film piece by piece. */
export const featuresOver = async (film: SmallFilm, length: number, perLook = framesPerLook): Promise<Float32Array> => {
	const out = new Float32Array(length * pictureFeatureCount);
	const wanted = Math.min(length, film.count);
	for (let first = 0; first < wanted; first += perLook) {
		const count = Math.min(perLook, wanted - first);
		// Features compare a frame, and its change, with the one before: two frames are read again and left out.
		const before = Math.min(2, first);
		const pixels = await film.read(first - before, count + before);
		out.set(pictureFeatures(pixels, film.width, film.height, count + before).subarray(before * pictureFeatureCount), first * pictureFeatureCount);
	}
	for (let frame = wanted; frame < length; frame++) {
		out.copyWithin(frame * pictureFeatureCount, (wanted - 1) * pictureFeatureCount, wanted * pictureFeatureCount);
	}
	return out;
};
