import type { Caption } from '../../electron/shared/timeline/records.ts';

/** Height of a row without its words, and of each line of them, in pixels; the row's own style says the same. */
const rowHeights = { frame: 61, line: 17 };
const fewestLines = 2;
/** Rows beyond each end of what is in sight, so that Tab finds a next one. */
const spareRows = 4;

/** Where each row of a list of captions begins, and in the end where the list does, in pixels. */
export const rowTops = (captions: readonly Pick<Caption, 'text'>[]): readonly number[] => {
	const tops = [0];
	captions.forEach(({ text }, place) => tops.push((tops[place] ?? 0) + rowHeights.frame + Math.max(fewestLines, text.split('\n').length) * rowHeights.line));
	return tops;
};

/** The place of the row at a height. O(log n). */
const rowAt = (tops: readonly number[], y: number): number => {
	let [low, high] = [0, tops.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if ((tops[middle] ?? Infinity) <= y) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	return low;
};

/** The rows to have when a list is scrolled to `top`: from the first to before the last. */
export const rowsInSight = (tops: readonly number[], top: number, height: number): { readonly first: number; readonly last: number } => ({
	first: Math.max(0, rowAt(tops, top) - spareRows),
	last: Math.min(tops.length - 1, rowAt(tops, top + height) + 1 + spareRows),
});

/** Where to scroll so that a row is seen whole; `top` itself when it is already. */
export const scrolledTo = (tops: readonly number[], place: number, top: number, height: number): number => {
	const [begins, ends] = [tops[place] ?? 0, tops[place + 1] ?? 0];
	return begins < top ? begins : Math.max(top, ends - height);
};
