import type { FontFace, GlyphCoverage } from './fonts.ts';

/** What stands in for a character no font here has: the empty box that every reader knows for it. */
const substitute = '□';

/** Takes part in shaping or layout and needs no shape of its own: joiners, marks of direction, variation selectors, spaces. */
const isShapeless = (character: string): boolean => /[\p{Default_Ignorable_Code_Point}\p{White_Space}]/u.test(character);

/** What became of a text's characters. */
export type ShownText = {
	/** Line breaks as \n, without characters that cannot be seen and mean nothing, unknown ones as boxes. */
	readonly text: string;
	/** Characters no font here has, each once; drawn as boxes. */
	readonly missing: readonly string[];
	/** Characters the chosen font lacks and another drew, each once. */
	readonly borrowed: readonly string[];
};

/** Control characters other than line breaks; a tab is a space. */
const cleaned = (text: string): string => text.replaceAll(/\r\n?|\u2028|\u2029/gu, '\n').replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cs}]/gu, character => (character === '\n' ? '\n' : ''));

/** A text as it is drawn with these faces. The first face is the chosen one. */
export const shownText = (text: string, stack: readonly FontFace[], covers: GlyphCoverage): ShownText => {
	const missing = new Set<string>();
	const borrowed = new Set<string>();
	const shown = [...cleaned(text)].map((character) => {
		if (isShapeless(character)) {
			return character;
		}
		const codePoint = character.codePointAt(0) ?? 0;
		const place = stack.findIndex(face => covers(face, codePoint));
		if (place > 0) {
			borrowed.add(character);
		}
		if (place < 0) {
			missing.add(character);
			return substitute;
		}
		return character;
	});
	return { text: shown.join(''), missing: [...missing], borrowed: [...borrowed] };
};

/** Ranges of code points, rising; both ends inside. */
type Ranges = readonly (readonly [first: number, last: number])[];

/** Format 4: segments of the first 65 536 code points, some with holes that lead to shape 0. */
const segmentRanges = (view: DataView, table: number): Ranges => {
	const count = view.getUint16(table + 6) / 2;
	const [ends, starts, offsets] = [table + 14, table + 16 + count * 2, table + 16 + count * 6];
	return Array.from({ length: count }, (_, segment) => segment * 2).flatMap((at): Ranges => {
		const [first, last, offset] = [view.getUint16(starts + at), view.getUint16(ends + at), view.getUint16(offsets + at)];
		if (first === 0xffff) {
			return [];
		}
		if (offset === 0) {
			return [[first, last]];
		}
		return Array.from({ length: last - first + 1 }, (_, number) => number)
			.filter(number => view.getUint16(offsets + at + offset + number * 2) !== 0)
			.map((number): readonly [number, number] => [first + number, first + number]);
	});
};

/** Format 12: groups over all of Unicode. */
const groupRanges = (view: DataView, table: number): Ranges =>
	Array.from({ length: view.getUint32(table + 12) }, (_, group): readonly [number, number] => [view.getUint32(table + 16 + group * 12), view.getUint32(table + 20 + group * 12)]);

/**
 * Which characters a TrueType file has, from its `cmap` (formats 4 and 12, which every font of ours uses). Throws when there is no such table.
 */
export const coverageOf = (bytes: ArrayBuffer): ((codePoint: number) => boolean) => {
	const view = new DataView(bytes);
	const tables = Array.from({ length: view.getUint16(4) }, (_, number) => 12 + number * 16);
	const record = tables.find(at => view.getUint32(at) === 0x636d6170);
	if (record === undefined) {
		throw new Error('The font has no table of characters.');
	}
	const cmap = view.getUint32(record + 8);
	const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, number) => cmap + view.getUint32(cmap + 8 + number * 8));
	const ranges = subtables.flatMap((table): Ranges => {
		switch (view.getUint16(table)) {
			case 4: return segmentRanges(view, table);
			case 12: return groupRanges(view, table);
			default: return [];
		}
	}).toSorted((a, b) => a[0] - b[0]);
	return codePoint => isWithin(ranges, codePoint);
};

const isWithin = (ranges: Ranges, codePoint: number): boolean => {
	let low = 0;
	let high = ranges.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ranges[middle]?.[0] ?? Infinity) <= codePoint) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	// Two tables may tell of the same characters: ranges that begin earlier may still reach as far.
	for (let place = low - 1; place >= 0 && place >= low - 4; place--) {
		if ((ranges[place]?.[1] ?? -1) >= codePoint) {
			return true;
		}
	}
	return false;
};
