import { lumaOf, type SampledPicture } from './sampledPicture.ts';

/** How many pixels have each level 0…255. */
export type Histogram = { readonly luma: Uint32Array; readonly red: Uint32Array; readonly green: Uint32Array; readonly blue: Uint32Array };

/** Counts the levels of a whole picture. */
export const histogramOf = ({ width, height, data }: SampledPicture): Histogram => {
	const [luma, red, green, blue] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
	const count = (levels: Uint32Array, level: number) => levels[level] = (levels[level] ?? 0) + 1;
	for (let offset = 0; offset < width * height * 4; offset += 4) {
		const [r, g, b] = [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
		count(red, r);
		count(green, g);
		count(blue, b);
		count(luma, Math.round(lumaOf(r, g, b)));
	}
	return { luma, red, green, blue };
};

/** What is said of a picture in words. All in percent of white. */
export type LevelFacts = {
	readonly darkest: number; readonly brightest: number; readonly middle: number;
	/** How much of the picture, in percent, is entirely black or entirely white in a colour: there nothing can be brought back. */
	readonly crushed: number; readonly clipped: number;
};

/** Darkest, brightest and middle (median) luma of a histogram, and how much of the picture is lost at the ends. An empty one is black. */
export const levelFacts = ({ luma, red, green, blue }: Histogram): LevelFacts => {
	const total = luma.reduce((sum, count) => sum + count, 0);
	const percent = (level: number) => Math.max(0, level) / 255 * 100;
	const share = (count: number) => (total === 0 ? 0 : count / total * 100);
	let seen = 0;
	const middle = luma.findIndex(count => (seen += count) * 2 >= total && total > 0);
	const ends = (level: number) => Math.max(red[level] ?? 0, green[level] ?? 0, blue[level] ?? 0);
	return {
		darkest: percent(luma.findIndex(count => count > 0)), brightest: percent(luma.findLastIndex(count => count > 0)), middle: percent(middle),
		crushed: share(luma[0] ?? 0), clipped: share(ends(255)),
	};
};
