import { lumaOf, lumaShares, type SampledPicture } from './sampledPicture.ts';

/** Where a colour lies in a vectorscope: blue to the right, red upwards, each −0.5…+0.5 for what a full colour reaches; grey is the middle. */
export type ColourPlace = { readonly x: number; readonly y: number };

/** Side of the square in which colours are counted. */
export const vectorscopeSize = 256;

const blueReach = 2 * (1 - lumaShares.blue);
const redReach = 2 * (1 - lumaShares.red);

/** The colour differences of BT.709 of a colour whose parts are 0…1. */
export const colourPlace = (red: number, green: number, blue: number): ColourPlace => {
	const luma = lumaOf(red, green, blue);
	return { x: (blue - luma) / blueReach, y: (red - luma) / redReach };
};

/** How often each colour difference occurs: `counts[row * vectorscopeSize + column]`, row 0 at the top (most red), column 0 at the left (least blue). */
export const vectorscopeOf = ({ width, height, data }: SampledPicture): Uint32Array => {
	const counts = new Uint32Array(vectorscopeSize ** 2);
	const last = vectorscopeSize - 1;
	for (let offset = 0; offset < width * height * 4; offset += 4) {
		const [red, green, blue] = [data[offset] ?? 0, data[offset + 1] ?? 0, data[offset + 2] ?? 0];
		const luma = lumaOf(red, green, blue);
		const column = Math.min(last, Math.max(0, Math.round(((blue - luma) / blueReach / 255 + 0.5) * last)));
		const row = Math.min(last, Math.max(0, Math.round((0.5 - (red - luma) / redReach / 255) * last)));
		const place = row * vectorscopeSize + column;
		counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
};

/** The six colours of colour bars at 75 %: where the boxes of the graticule are. */
export const vectorscopeTargets: readonly { readonly name: string; readonly place: ColourPlace }[] = [
	{ name: 'R', place: colourPlace(0.75, 0, 0) }, { name: 'Yl', place: colourPlace(0.75, 0.75, 0) }, { name: 'G', place: colourPlace(0, 0.75, 0) },
	{ name: 'Cy', place: colourPlace(0, 0.75, 0.75) }, { name: 'B', place: colourPlace(0, 0, 0.75) }, { name: 'Mg', place: colourPlace(0.75, 0, 0.75) },
];

/** The line on which skin of every tone lies, counted in degrees from blue (to the right) towards red (upwards): the I axis of the trade. */
export const skinAngle = 123;
