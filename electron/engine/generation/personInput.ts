import { readFile, writeFile } from 'node:fs/promises';
import { refuseEdit } from '../../shared/contract/failure.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import { portraitSquare } from '../../shared/generation/portrait.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { renderPictures } from '../export/renderPictures.ts';
import type { RawFrames } from './encodeFrames.ts';
import { removeFiles } from './generatedFiles.ts';
import { filmOfAsset, type PictureSources } from './lookedAt.ts';
import { refuse } from './wishes.ts';

type PersonInput = Extract<Lineage['input'], { type: 'person' }>;

/** Somebody of the cast, as a lineage keeps them. Refused for who is not there, or whose picture is gone. */
export const personInput = (project: Project, castId: string): PersonInput => {
	const { name, portrait } = recordOf(project, 'cast-member', castId) ?? refuseEdit('There is nobody like that in the cast. They may have been removed.');
	if (!recordOf(project, 'asset', portrait.assetId)?.video) {
		return refuse(`The picture of ${name} is no longer in the project. Choose another picture in the cast.`);
	}
	return { type: 'person', castId, name, portrait };
};

/** Larger pictures than this are never drawn, however small the square. */
const longestSide = 4096;

/** Draws the square of a portrait into a file: one raw frame of `side` × `side`. Refused where nothing can be made out in it. */
export const drawPortrait = async (
	{ name, portrait }: PersonInput, side: number, { project, media, path, signal }: { project: Project; media: PictureSources; path: string; signal: AbortSignal },
): Promise<RawFrames> => {
	const asset = recordOf(project, 'asset', portrait.assetId);
	if (!asset?.video) {
		return refuse(`The picture of ${name} is no longer in the project. Choose another picture in the cast and generate a new clip.`);
	}
	const aspect = asset.video.width * asset.video.pixelAspect / asset.video.height;
	const shorter = Math.min(side / portrait.size, longestSide / Math.max(aspect, 1 / aspect));
	const even = (pixels: number): number => Math.max(side, 2 * Math.round(pixels / 2));
	const [width, height] = [even(shorter * Math.max(1, aspect)), even(shorter * Math.max(1, 1 / aspect))];
	const rate = { numerator: 16, denominator: 1 };
	const whole = `${path}.whole`;
	try {
		await renderPictures({
			...filmOfAsset(project, { assetId: asset.id, start: portrait.at, end: portrait.at }, rate), width, height, rate, fit: 'cover', composedPixels: 4 * width * height,
			sources: media, path: whole, signal, report: () => undefined,
		});
		const square = cutSquare(await readFile(whole), width, { ...portraitSquare(portrait, width, height), size: side });
		if (isFlat(square)) {
			refuse(`Nothing can be made out in the picture of ${name}: it is of one colour. Choose another picture or another part of it in the cast.`);
		}
		await writeFile(path, square);
		return { path, width: side, height: side, frames: 1, fps: 1 };
	} finally {
		await removeFiles([whole]);
	}
};

/** A square of an rgb24 picture, brought to `size` by the mean of the pixels that fall into each. */
export const cutSquare = (pixels: Uint8Array, width: number, { left, top, side, size }: { left: number; top: number; side: number; size: number }): Uint8Array => {
	const out = new Uint8Array(size * size * 3);
	const edge = (place: number): number => Math.floor(place * side / size);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const [fromX, toX, fromY, toY] = [edge(x), Math.max(edge(x) + 1, edge(x + 1)), edge(y), Math.max(edge(y) + 1, edge(y + 1))];
			for (let colour = 0; colour < 3; colour++) {
				let sum = 0;
				for (let row = fromY; row < toY; row++) {
					for (let column = fromX; column < toX; column++) {
						sum += pixels[((top + row) * width + left + column) * 3 + colour] ?? 0;
					}
				}
				out[(y * size + x) * 3 + colour] = Math.round(sum / ((toX - fromX) * (toY - fromY)));
			}
		}
	}
	return out;
};

/** Whether a picture shows hardly anything: no channel differs by more than the noise of a camera. */
const isFlat = (pixels: Uint8Array): boolean => [0, 1, 2].every((colour) => {
	const values = pixels.filter((_, i) => i % 3 === colour);
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) < 4;
});
