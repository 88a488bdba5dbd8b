import type { Lineage } from '../../shared/generation/lineage.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { rateOf } from './lineages.ts';

/** What is larger is scaled down to so many lines. The shorter side counts. */
const mostLines = 1080;
const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** Size, rate and length of a changed version of footage: those of the footage in square pixels; a still runs at the model's rate. */
export const changedFilm = ({ video, duration }: Asset, { input, picture }: Pick<Lineage, 'input' | 'picture'>): { readonly width: number; readonly height: number; readonly rate: FrameRate; readonly frames: number } => {
	if (!video || !picture || input.type !== 'asset-range') {
		throw new Error('A changed version is one of a range of pictures.');
	}
	const width = video.width * video.pixelAspect;
	const scale = Math.min(1, mostLines / Math.min(width, video.height));
	const rate = duration === null ? rateOf(picture.fps) : video.frameRate;
	return { width: even(width * scale), height: even(video.height * scale), rate, frames: Math.max(1, Math.ceil((input.end - input.start) / frameLength(rate) - 1e-6)) };
};
