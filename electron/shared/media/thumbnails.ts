import { z } from 'zod';
import { timeSchema, type Time } from '../time/time.ts';

/**
 * What `thumbnails.json` holds: where each small frame lies in the sheet `thumbnails.jpg`. Frame n lies in column `n % columns` and row `floor(n / columns)`; all have
 * the same size. A still has one frame at time 0.
 */
export const thumbnailIndexSchema = z.object({
	/** Size of one small frame in pixels; its shape is the picture's as shown. */
	width: z.int().positive(), height: z.int().positive(),
	columns: z.int().positive(),
	/** Moments of the source, rising. At most 100. Long sources show key frames, which need not be evenly spaced. */
	times: z.array(timeSchema).min(1),
});
export type ThumbnailIndex = z.output<typeof thumbnailIndexSchema>;

/** The place of a small frame in the sheet, in pixels. */
export type ThumbnailPlace = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The small frame nearest to `at`. */
export const thumbnailAt = (index: ThumbnailIndex, at: Time): ThumbnailPlace => {
	let low = 0;
	let high = index.times.length - 1;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((index.times[middle] ?? 0) <= at) {
			low = middle;
		} else {
			high = middle;
		}
	}
	const isHighNearer = Math.abs((index.times[high] ?? 0) - at) < Math.abs((index.times[low] ?? 0) - at);
	const found = isHighNearer ? high : low;
	return { x: found % index.columns * index.width, y: Math.floor(found / index.columns) * index.height, width: index.width, height: index.height };
};
