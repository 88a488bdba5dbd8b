import type { DrawingContext } from './context.ts';
import { fontProperty, fontStack, type FontFace, type GlyphCoverage } from './fonts.ts';
import { shownText, type ShownText } from './glyphs.ts';

/** How letters look, with lengths in pixels. */
export type TextStyle = {
	readonly family: string; readonly weight: number; readonly isItalic: boolean;
	readonly sizePixels: number;
	/** Added between letters. */
	readonly trackingPixels: number;
	/** From one baseline to the next, in sizes. */
	readonly leading: number;
	readonly align: 'left' | 'centre' | 'right';
};

export type TextLine = { readonly text: string; readonly width: number; readonly isRightToLeft: boolean };

/** A text broken into lines. */
export type TextBlock = {
	readonly lines: readonly TextLine[]; readonly width: number; readonly height: number;
	readonly style: TextStyle; readonly stack: readonly FontFace[];
	readonly shown: ShownText;
};

/** Characters between which a line may be broken without a space. Korean breaks at spaces. */
const isIdeographic = (character: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u.test(character);
/** Must not begin a line. */
const isClosing = (character: string): boolean => /[、。，．・：；？！゛゜ヽヾゝゞ々ー」』】〕）〉》ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％)\]}!?,.:;]/u.test(character);
/** Must not end a line. */
const isOpening = (character: string): boolean => /[「『【〔（〈《([{]/u.test(character);

/** A line's smallest pieces; each keeps the space behind it. */
const piecesOf = (line: string): readonly string[] => {
	const pieces: string[] = [];
	let piece = '';
	let previous = '';
	for (const character of line) {
		const mayBreak = piece !== '' && (
			(/\s/u.test(previous) && !/\s/u.test(character))
			|| ((isIdeographic(previous) || isIdeographic(character)) && !/\s/u.test(character) && !isClosing(character) && !isOpening(previous))
		);
		if (mayBreak) {
			pieces.push(piece);
			piece = '';
		}
		piece += character;
		previous = character;
	}
	return piece === '' ? pieces : [...pieces, piece];
};

/** True where the first letter with a direction of its own runs from right to left. */
export const isRightToLeft = (text: string): boolean =>
	/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(/[\p{L}]/u.exec(text)?.[0] ?? '');

const wrapped = (line: string, widthOf: (text: string) => number, maxWidth: number): readonly string[] => {
	const lines: string[] = [];
	let current = '';
	for (const piece of piecesOf(line)) {
		// The space at a line's end takes no room.
		if (current !== '' && widthOf((current + piece).trimEnd()) > maxWidth) {
			lines.push(current.trimEnd());
			current = piece;
		} else {
			current += piece;
		}
	}
	return [...lines, current.trimEnd()];
};

/** Prepares a canvas for these letters: exact widths at every size, no shaping choices left to the system. */
export const setFont = (context: DrawingContext, style: TextStyle, stack: readonly FontFace[]): void => {
	context.font = fontProperty(stack, style.sizePixels);
	context.letterSpacing = `${style.trackingPixels}px`;
	context.textRendering = 'geometricPrecision';
	context.fontKerning = 'normal';
	context.textAlign = 'left';
	context.textBaseline = 'alphabetic';
};

/**
 * Breaks a text into lines no wider than `maxWidth` (a single word may be), by widths the canvas measures. Line breaks of the text's own are kept. The block is as high as its lines,
 * whatever the font says of itself, so that another font moves nothing.
 */
export const layoutText = (context: DrawingContext, text: string, style: TextStyle, maxWidth: number, fonts: GlyphCoverage): TextBlock => {
	const stack = fontStack(text, style.family, style.weight, style.isItalic);
	const shown = shownText(text, stack, fonts);
	context.save();
	setFont(context, style, stack);
	// The space behind a line's last letter is none of its width.
	const widthOf = (line: string) => (line === '' ? 0 : context.measureText(line).width - style.trackingPixels);
	const lines = shown.text.split('\n').flatMap(line => wrapped(line, widthOf, maxWidth))
		.map((line): TextLine => ({ text: line, width: widthOf(line), isRightToLeft: isRightToLeft(line) }));
	context.restore();
	return {
		lines, style, stack, shown,
		width: Math.max(0, ...lines.map(line => line.width)), height: lines.length * style.sizePixels * style.leading,
	};
};

/** From the top of a line of one size's height to the baseline, in sizes. Latin capitals stand in its middle. */
const baseline = 0.86;

/** Where a line of a block begins and stands, for a block whose top left is (0, 0). */
export const linePlace = (block: TextBlock, line: TextLine, number: number): { readonly x: number; readonly baseline: number } => {
	const { style } = block;
	const free = block.width - line.width;
	const x = { left: 0, centre: free / 2, right: free }[style.align];
	return { x, baseline: number * style.sizePixels * style.leading + style.sizePixels * ((style.leading - 1) / 2 + baseline) };
};

/** A text's letters as people count them: with their marks, joined emoji as one. */
export const lettersOf = (text: string): readonly string[] => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

/** The block with its first `count` letters only, line by line. Lines keep their places. */
export const withFirstLetters = (block: TextBlock, count: number): readonly string[] => {
	let left = count;
	return block.lines.map((line) => {
		const letters = lettersOf(line.text);
		const taken = letters.slice(0, Math.max(0, left));
		left -= letters.length;
		return taken.join('');
	});
};
